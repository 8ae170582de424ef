/** What the demo's server sends the desktop about the relay: at once, and after each change. */
export interface RelayState {
  /** Updates in the queue, those in flight included. */
  readonly queued: number;
  /** Contacts with updates that a consumer has taken, and has not settled yet. */
  readonly contactsInFlight: number;
  /** Age of the oldest update in the queue, in milliseconds; 0 when there is none. */
  readonly oldestMs: number;
  readonly counts: RelayCounts;
  /** Those with updates in the queue first, then the last that was written. */
  readonly contacts: readonly RelayContact[];
  readonly deadLetters: readonly RelayDeadLetter[];
  /** Whether the simulated Connect refuses updates. */
  readonly isRefusing: boolean;
}

/** What the relay's functions have counted since the demo was started; the names are those of their metrics. */
export interface RelayCounts {
  /** Calls to Amazon Connect. */
  readonly Calls: number;
  /** Updates that these calls have stored. */
  readonly Stored: number;
  /** Calls that the quota refused. */
  readonly Throttled: number;
  /** Calls that failed, or whose answer did not come. */
  readonly Unclear: number;
  /** Updates that became dead letters. */
  readonly Refused: number;
}

export interface RelayContact {
  readonly contactId: string;
  /** Updates in the queue. */
  readonly queued: number;
  /** How many of its latest updates were refused. */
  readonly refused: number;
}

export interface RelayDeadLetter {
  readonly id: string;
  readonly contactId: string;
  /** Names of the attributes, or members of the change. */
  readonly names: readonly string[];
  readonly errorType: string;
  readonly errorMessage: string;
}

/** How many dead letters became what. */
export interface RedriveAnswer {
  readonly putBack: number;
  readonly overtaken: number;
  readonly kept: number;
}

/** Who puts updates into the queue beside desktops. */
export type RelayProducer = (typeof relayProducers)[number];

export const relayProducers = ['flow', 'event', 'process'] as const;
