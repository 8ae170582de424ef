import { type Summary, summarize } from './Summary.js';

/**
 * `samples` against `base`, round by round. A temporary load on the machine slows down both values of a round, and so
 * hardly changes their ratio and difference.
 */
export function ratio(samples: readonly number[], base: readonly number[]): Summary {
  return summarize(samples.map((sample, round) => sample / (base[round] ?? Number.NaN)));
}

/** See {@link ratio}. */
export function difference(samples: readonly number[], base: readonly number[]): Summary {
  return summarize(samples.map((sample, round) => sample - (base[round] ?? Number.NaN)));
}
