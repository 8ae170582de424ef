import { loadBroker } from '../shared/loadBroker.js';
import { loggedIn } from '../shared/loggedIn.js';
import { offerGateway } from '../shared/offerGateway.js';
import { openApp } from '../shared/openApp.js';
import { appOrigin } from '../shared/origins.js';

const { createBroker } = await loadBroker();
createBroker({
  allowedOrigins: [{ origin: appOrigin, rateLimit: false }],
  callLimit: false,
  session: loggedIn,
  gateway: offerGateway(),
});
openApp('bursts/app');
