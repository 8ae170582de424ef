import { createClient } from 'connect-message-broker/client';
import { DESKTOP } from '../shared/desktopOrigin.js';

/** The app's connection to the broker in the desktop. */
export const connect = createClient({ origin: DESKTOP, source: 'crm' });
