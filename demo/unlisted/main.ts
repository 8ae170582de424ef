import { byId } from '../shared/byId.js';
import { DESKTOP } from '../shared/desktopOrigin.js';
import { publishedSample } from '../shared/publishedSample.js';

/** Unless Amazon Connect is slow, an app on a listed origin gets its answer sooner. */
const WAIT_MS = 3_000;

const state = byId('state', HTMLElement);
let waiting: number | undefined;

window.addEventListener('message', ({ source }) => {
  if (source !== window.parent) return;
  window.clearTimeout(waiting);
  state.textContent = 'The desktop answered: allowedOrigins lists this origin.';
});

byId('post', HTMLButtonElement).addEventListener('click', () => {
  window.clearTimeout(waiting);
  state.textContent = 'Posted; waiting for an answer …';
  waiting = window.setTimeout(() => {
    state.textContent = `No answer after ${WAIT_MS / 1000} seconds. The desktop’s wire log says why.`;
  }, WAIT_MS);
  window.parent.postMessage(publishedSample, DESKTOP);
});
