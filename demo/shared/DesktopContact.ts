/** A call at the agent's desk, as far as an app needs to know it. */
export interface DesktopContact {
  /** The initial contact id: what attributes are written under, for a transferred call too. */
  readonly contactId: string;
  /** E.164; empty when unknown. */
  readonly phoneNumber: string;
  /** `ended` until the agent clears the contact; a cleared contact is no longer told of. */
  readonly state: 'ringing' | 'connected' | 'ended';
}

/**
 * How this desktop tells its own apps which contact to write to. This is the desktop's word, not the broker's: a
 * channel of its own, which the broker passes over.
 */
export interface ContactsMessage {
  readonly channel: 'Desktop';
  readonly topic: 'Contacts';
  /** The newest first; empty while nobody calls. */
  readonly contacts: readonly DesktopContact[];
}
