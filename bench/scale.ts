interface Trips {
  /** Browser contexts in which all rounds are repeated, since chance effects of loading are part of the spread. */
  readonly sittings: number;
  readonly rounds: number;
  /** Round trips of one block. */
  readonly trips: number;
  /** Round trips of each payload before anything is timed. */
  readonly warmUp: number;
}

/** How much is measured. Rounds hold every case once, in random order. */
export interface Scale {
  readonly sameWork: Trips & {
    /** Rounds of bursts in each sitting. */
    readonly bursts: number;
  };
  readonly roundTrip: Trips;
  readonly foreignMessages: { readonly rounds: number; readonly messages: number };
  readonly bursts: { readonly rounds: number };
  readonly check: { readonly rounds: number; readonly copies: number };
  readonly pageOpen: { readonly rounds: number };
  readonly agents: { readonly agents: number; readonly seconds: number };
  readonly start: { readonly rounds: number };
}

export const fullScale: Scale = {
  sameWork: { sittings: 3, rounds: 15, trips: 100, warmUp: 500, bursts: 3 },
  roundTrip: { sittings: 3, rounds: 15, trips: 100, warmUp: 500 },
  foreignMessages: { rounds: 40, messages: 2_000 },
  bursts: { rounds: 7 },
  check: { rounds: 40, copies: 100 },
  pageOpen: { rounds: 20 },
  agents: { agents: 200, seconds: 120 },
  start: { rounds: 10 },
};

/** Under a minute, for a first look. */
export const quickScale: Scale = {
  sameWork: { sittings: 1, rounds: 6, trips: 30, warmUp: 50, bursts: 1 },
  roundTrip: { sittings: 1, rounds: 6, trips: 30, warmUp: 50 },
  foreignMessages: { rounds: 5, messages: 1_000 },
  bursts: { rounds: 1 },
  check: { rounds: 10, copies: 50 },
  pageOpen: { rounds: 3 },
  agents: { agents: 20, seconds: 30 },
  start: { rounds: 3 },
};
