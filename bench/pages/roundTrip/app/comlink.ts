import { windowEndpoint, wrap } from 'comlink';
import type { Host } from '../../shared/Host.js';
import { CONTACT, offerTrips } from '../../shared/offerTrips.js';
import { hostOrigin } from '../../shared/origins.js';

const host = wrap<Host>(windowEndpoint(parent, self, hostOrigin));
offerTrips((attributes) => host.updateContactAttributes(CONTACT, attributes));
