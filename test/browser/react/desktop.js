import { createElement, StrictMode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
// Served beside the page; the bundle leaves it out.
import { createBroker } from '/index.js';

/** The view that holds the softphone, as README shows it: the broker lives as long as the view. */
function Softphone() {
  useEffect(() => {
    const broker = createBroker(window.settings);
    window.hasBroker = true;
    return () => void broker.stop();
  }, []);
  return createElement('div', { id: 'ccp', style: { height: '300px' } });
}

/** Routes, and the key by which Fast Refresh remounts a component. */
function Desktop() {
  const [{ view, version }, go] = useState({ view: 'softphone', version: 0 });
  // With their effects done: what a test posts next finds the broker.
  window.leave = () => flushSync(() => go({ view: 'reports', version }));
  window.enter = () => flushSync(() => go({ view: 'softphone', version }));
  window.refresh = () => flushSync(() => go({ view: 'softphone', version: version + 1 }));
  return view === 'softphone'
    ? createElement(Softphone, { key: version })
    : createElement('h1', null, 'Reports');
}

createRoot(document.getElementById('root')).render(
  window.isStrict ? createElement(StrictMode, null, createElement(Desktop)) : createElement(Desktop),
);
