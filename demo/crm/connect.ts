import { createClient } from 'connect-message-broker/client';
import { DESKTOP } from '../shared/desktopOrigin.js';

/** This app's line to Amazon Connect, through the desktop. */
export const connect = createClient({ origin: DESKTOP, source: 'crm' });
