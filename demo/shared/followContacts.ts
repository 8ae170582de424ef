import type { ContactsMessage, DesktopContact } from './DesktopContact.js';
import { DESKTOP } from './desktopOrigin.js';

/** Hears from the desktop which calls are at hand: as soon as the app has loaded, and after each change. */
export function followContacts(show: (contacts: readonly DesktopContact[]) => void): void {
  window.addEventListener('message', ({ source, origin, data }: MessageEvent<ContactsMessage | null>) => {
    if (source !== window.parent || origin !== DESKTOP) return;
    if (data?.channel === 'Desktop' && data.topic === 'Contacts') show(data.contacts);
  });
}
