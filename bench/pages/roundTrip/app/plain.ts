import { CONTACT, offerTrips } from '../../shared/offerTrips.js';
import { hostOrigin } from '../../shared/origins.js';
import { request } from '../../shared/published.js';

/** An app without a library, as in the README. */
let answered: (message: unknown) => void = () => {};
addEventListener('message', (event) => {
  if (event.source !== parent || event.origin !== hostOrigin) return;
  if (event.data.subtopic !== 'UpdateContactAttributeResponse') return;
  answered(event.data.message);
});
offerTrips((attributes) => {
  parent.postMessage(request(CONTACT, attributes), hostOrigin);
  return new Promise((resolve, reject) => {
    answered = (message) => {
      if ((message as { response: boolean }).response) resolve(message);
      else reject(new Error(JSON.stringify(message)));
    };
  });
});
