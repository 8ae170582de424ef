import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';
import { ANSWER } from '../../shared/published.js';

/** A port is the line of whoever was admitted when it was handed over. */
addEventListener('message', (event) => {
  if (event.origin !== appOrigin) return;
  for (const port of event.ports) {
    port.onmessage = ({ data }) => {
      if (data.subtopic === 'UpdateContactAttribute') port.postMessage(ANSWER);
    };
  }
});
openApp('roundTrip/app/barePort');
