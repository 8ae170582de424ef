import { setTimeout } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since 1970; never goes back. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms) => setTimeout(ms),
};
