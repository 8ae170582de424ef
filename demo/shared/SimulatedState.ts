import type { ConnectCondition } from './ConnectCondition.js';
import type { ContactRecord } from './ContactRecord.js';

/** What the demo's server sends the desktop about the simulated Amazon Connect: at once, and after each change. */
export interface SimulatedState {
  readonly condition: ConnectCondition;
  /** The newest contact first. */
  readonly contacts: readonly ContactRecord[];
}
