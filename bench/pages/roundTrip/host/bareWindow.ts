import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';
import { ANSWER } from '../../shared/published.js';

/** The least that a page can do which answers another site. */
addEventListener('message', (event) => {
  if (event.origin !== appOrigin || event.data.subtopic !== 'UpdateContactAttribute') return;
  (event.source as Window).postMessage(ANSWER, event.origin);
});
openApp('roundTrip/app/plain');
