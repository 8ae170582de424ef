import type { DesktopContact } from '../../shared/DesktopContact.js';

/** What the state of a call means to people. */
export const callText: Readonly<Record<DesktopContact['state'], string>> = {
  ringing: 'ringing',
  connected: 'on the line',
  ended: 'call ended',
};
