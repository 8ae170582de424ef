import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';
import { ANSWER } from '../../shared/published.js';

/** The origin is checked once: only an admitted app can have handed over this port. */
addEventListener('message', (event) => {
  if (event.origin !== appOrigin) return;
  for (const port of event.ports) {
    port.onmessage = ({ data }) => {
      if (data.subtopic === 'UpdateContactAttribute') port.postMessage(ANSWER);
    };
  }
});
openApp('roundTrip/app/barePort');
