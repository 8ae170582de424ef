import { type Summary, summarize } from './Summary.js';

/**
 * `samples` against `base`, round by round. What slows the machine down for a while slows both of a round, and so
 * leaves their ratio and difference alone.
 */
export function ratio(samples: readonly number[], base: readonly number[]): Summary {
  return summarize(samples.map((sample, round) => sample / (base[round] ?? Number.NaN)));
}

/** See {@link ratio}. */
export function difference(samples: readonly number[], base: readonly number[]): Summary {
  return summarize(samples.map((sample, round) => sample - (base[round] ?? Number.NaN)));
}
