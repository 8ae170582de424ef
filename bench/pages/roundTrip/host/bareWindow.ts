import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';
import { ANSWER } from '../../shared/published.js';

/** The minimum that a page does to answer a page of another site. */
addEventListener('message', (event) => {
  if (event.origin !== appOrigin || event.data.subtopic !== 'UpdateContactAttribute') return;
  (event.source as Window).postMessage(ANSWER, event.origin);
});
openApp('roundTrip/app/plain');
