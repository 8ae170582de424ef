import { ChildHandshake, WindowMessenger } from 'post-me';
import type { Host } from '../../shared/Host.js';
import { CONTACT, offerTrips } from '../../shared/offerTrips.js';
import { hostOrigin } from '../../shared/origins.js';

const connection = await ChildHandshake(
  new WindowMessenger({ remoteWindow: parent, remoteOrigin: hostOrigin }),
);
const host = connection.remoteHandle<Host>();
offerTrips((attributes) => host.call('updateContactAttributes', CONTACT, attributes));
