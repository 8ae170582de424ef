import type { ApiErrorEnvelope } from '../protocol/envelope.js';
import type { Bus } from './Bus.js';
import type { SeenFailure } from './SeenFailure.js';

const MOST = 100;

/** @returns the last hundred failures from now on, the latest last */
export function recordFailures(bus: Bus): readonly SeenFailure[] {
  const failures: SeenFailure[] = [];
  bus.subscribe({ topic: 'Error' }, (envelope) => {
    const { data } = envelope as ApiErrorEnvelope;
    if (failures.push({ time: Date.now(), ...data }) > MOST) failures.shift();
  });
  return failures;
}
