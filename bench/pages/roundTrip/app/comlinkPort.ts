import { createEndpoint, windowEndpoint, wrap } from 'comlink';
import type { Host } from '../../shared/Host.js';
import { CONTACT, offerTrips } from '../../shared/offerTrips.js';
import { hostOrigin } from '../../shared/origins.js';

const byWindow = wrap<Host>(windowEndpoint(parent, self, hostOrigin));
const host = wrap<Host>(await byWindow[createEndpoint]());
offerTrips((attributes) => host.updateContactAttributes(CONTACT, attributes));
