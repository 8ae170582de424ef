import { createClient } from 'connect-message-broker/client';
import { CONTACT, offerTrips } from '../../shared/offerTrips.js';
import { hostOrigin } from '../../shared/origins.js';

const client = createClient({ origin: hostOrigin, source: 'bench' });
await client.ready();
offerTrips((attributes) => client.updateContactAttributes(CONTACT, attributes));
