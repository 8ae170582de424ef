import type { ContactsMessage, DesktopContact } from '../shared/DesktopContact.js';

/**
 * Tells apps which calls are at hand.
 *
 * @param frames of the apps; each hears it again whenever it has loaded
 * @returns tells them of other calls from now on; the same calls again are no news
 */
export function tellApps(
  frames: readonly HTMLIFrameElement[],
): (contacts: readonly DesktopContact[]) => void {
  let message: ContactsMessage = { channel: 'Desktop', topic: 'Contacts', contacts: [] };
  const post = (frame: HTMLIFrameElement): void =>
    frame.contentWindow?.postMessage(message, new URL(frame.src).origin);
  for (const frame of frames) frame.addEventListener('load', () => post(frame));
  return (contacts) => {
    const before = JSON.stringify(message);
    message = {
      channel: 'Desktop',
      topic: 'Contacts',
      contacts: contacts.map(({ contactId, phoneNumber, state }) => ({ contactId, phoneNumber, state })),
    };
    // The softphone tells every few seconds, of much that is no app's business.
    if (JSON.stringify(message) !== before) frames.forEach(post);
  };
}
