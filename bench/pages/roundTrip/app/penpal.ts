import { connect, WindowMessenger } from 'penpal';
import type { Host } from '../../shared/Host.js';
import { CONTACT, offerTrips } from '../../shared/offerTrips.js';
import { hostOrigin } from '../../shared/origins.js';

const { promise } = connect<Host>({
  messenger: new WindowMessenger({ remoteWindow: parent, allowedOrigins: [hostOrigin] }),
});
const host = await promise;
offerTrips((attributes) => host.updateContactAttributes(CONTACT, attributes));
