import type { DesktopContact } from '../shared/DesktopContact.js';

export const stateWords = {
  ringing: 'ringing',
  connected: 'on the line',
  ended: 'ended',
} as const satisfies Record<DesktopContact['state'], string>;
