export interface DemoOptions {
  /** Whether the desktop writes through a relay, whose services run on this machine too. Default: false. */
  readonly relay?: boolean;
  /**
   * Milliseconds after which a write that is queued in the relay is answered `accepted`. Default: 3000: the requests of a contact
   * come one after the other, and apps wait 8 seconds.
   */
  readonly acceptedAfterMs?: number;
  /** Whether the desktop is an app in a simulated agent workspace, which has the softphone. Default: false. */
  readonly workspace?: boolean;
}
