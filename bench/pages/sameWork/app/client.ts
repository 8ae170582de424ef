import { createClient } from 'connect-message-broker/client';
import { offerWork } from '../../shared/offerWork.js';
import { hostOrigin } from '../../shared/origins.js';

const client = createClient({ origin: hostOrigin, source: 'bench' });
await client.ready();
offerWork((contactId, attributes) => client.updateContactAttributes(contactId, attributes));
