import { ParentHandshake, WindowMessenger } from 'post-me';
import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';

const ATTEMPTS = 50;
const app = openApp('roundTrip/app/postMe');
await app.loaded;
await ParentHandshake(
  new WindowMessenger({ remoteWindow: app.window, remoteOrigin: appOrigin }),
  { updateContactAttributes: async () => {} },
  // The default of five attempts is half a second: too short on a busy machine.
  ATTEMPTS,
);
