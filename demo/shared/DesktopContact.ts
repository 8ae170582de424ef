/** A contact that the softphone shows. */
export interface DesktopContact {
  /** The initial contact id: attributes are written under it, for a transferred contact too. */
  readonly contactId: string;
  /** E.164; empty when unknown. */
  readonly phoneNumber: string;
  /** `ended` until the agent clears the contact. A cleared contact is no longer listed. */
  readonly state: 'ringing' | 'connected' | 'ended';
}
