import type { ContactRecord } from './ContactRecord.js';
import type { Weather } from './Weather.js';

/** What the demo's server tells the desktop about the simulated Amazon Connect, at once and after each change. */
export interface SimulatedState {
  readonly weather: Weather;
  /** The newest contact first. */
  readonly contacts: readonly ContactRecord[];
}
