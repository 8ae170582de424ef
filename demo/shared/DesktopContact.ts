/** A contact at the agent's desk. */
export interface DesktopContact {
  /** The initial contact id: what attributes are written under, for a transferred contact too. */
  readonly contactId: string;
  /** E.164; empty when unknown. */
  readonly phoneNumber: string;
  /** `ended` until the agent clears the contact; a cleared contact is no longer told of. */
  readonly state: 'ringing' | 'connected' | 'ended';
}
