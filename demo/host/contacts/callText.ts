import type { DesktopContact } from '../../shared/DesktopContact.js';

/** The states of a call, in everyday words. */
export const callText: Readonly<Record<DesktopContact['state'], string>> = {
  ringing: 'ringing',
  connected: 'on the line',
  ended: 'call ended',
};
