import { offer } from '../shared/offer.js';
import { hostOrigin } from '../shared/origins.js';
import { request } from '../shared/published.js';

/** An app that saves something as soon as it is there. */
const answeredAt = new Promise<number>((resolve, reject) => {
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin !== hostOrigin) return;
    if (data.message?.response === true) resolve(performance.timeOrigin + performance.now());
    else reject(new Error(JSON.stringify(data)));
  });
});
const contactId = new URLSearchParams(location.search).get('contact') ?? '';
parent.postMessage(request(contactId, { CallReason: 'Billing' }), hostOrigin);

offer({
  /** When the update was stored: milliseconds since 1970. */
  answeredAt: () => answeredAt,
});
