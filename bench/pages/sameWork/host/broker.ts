import { loadBroker } from '../../shared/loadBroker.js';
import { loggedIn } from '../../shared/loggedIn.js';
import { offerGateway } from '../../shared/offerGateway.js';
import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';

const { createBroker } = await loadBroker();
createBroker({
  // So wide that no measurement reaches it, as on the pages by hand.
  allowedOrigins: [{ origin: appOrigin, rateLimit: { perSecond: 1e9, burst: 1e9, pending: 1e9 } }],
  callLimit: false,
  session: loggedIn,
  gateway: offerGateway(),
});
openApp(`sameWork/app/${new URLSearchParams(location.search).get('app')}`);
