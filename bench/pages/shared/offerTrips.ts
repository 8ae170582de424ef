import { makeAttributes } from './makeAttributes.js';
import { offer } from './offer.js';

/** The contact of the published sample. */
export const CONTACT = 'c65486b8a-a292-460d-a59c-a937e486106e';

/** Sends one update, and resolves with its answer. */
export type Trip = (attributes: Readonly<Record<string, string>>) => PromiseLike<unknown>;

/**
 * Offers `runTrips(count, attributeCount)`: microseconds per trip, one trip at a time. The browser’s clock ticks every 0.1 ms,
 * about as long as a trip takes, so a run is timed as a whole.
 */
export function offerTrips(trip: Trip): void {
  offer({
    async runTrips(count: number, attributeCount: number): Promise<number> {
      const attributes = makeAttributes(attributeCount);
      const start = performance.now();
      for (let done = 0; done < count; done += 1) await trip(attributes);
      return ((performance.now() - start) * 1_000) / count;
    },
  });
}
