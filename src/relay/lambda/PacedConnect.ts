import type { Clock } from './Clock.js';
import type { ConnectApi } from './ConnectApi.js';
import type { Counts } from './Counts.js';
import { Pace } from './Pace.js';
import type { AttemptFailure, AttemptResult, ContactCall } from './wire.js';

/** Attempts at one call before its contact has to wait. */
const MOST_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 200;

export interface PacedConnectSettings {
  /** Calls per second of this environment. */
  readonly perSecond: number;
  readonly clock: Clock;
}

/** Makes calls at the environment's pace, and makes them again where that may help within seconds. */
export class PacedConnect {
  readonly #connect: ConnectApi;
  readonly #clock: Clock;
  readonly #pace: Pace;
  /** Whether the last call got no answer: each further contact then gets one attempt. */
  #isDown = false;

  constructor(connect: ConnectApi, { perSecond, clock }: PacedConnectSettings) {
    this.#connect = connect;
    this.#clock = clock;
    this.#pace = new Pace(perSecond, () => clock.now());
  }

  /**
   * @param until no attempt begins later
   * @returns how the last attempt ended; undefined when there was no time for one
   */
  async attempt(call: ContactCall, until: number, counts: Counts): Promise<AttemptResult | undefined> {
    let failure: AttemptFailure | undefined;
    for (let attempts = 0; attempts < (this.#isDown ? 1 : MOST_ATTEMPTS); ) {
      if (failure !== undefined && !isThrottled(failure)) await this.#clock.sleep(FIRST_PAUSE_MS * attempts);
      const { waitMs } = this.#pace;
      if (this.#clock.now() + waitMs > until) return failure;
      await this.#clock.sleep(waitMs);
      this.#pace.start();
      counts.add('Calls');
      const result = await this.#connect.attempt(call);
      if (result.ok || !isWorthAnother(result)) {
        this.#pace.passed();
        this.#isDown = false;
        return result;
      }
      failure = result;
      if (result.outcome === 'unknown') counts.add('Unclear');
      if (isThrottled(result)) {
        counts.add('Throttled');
        this.#pace.throttled();
      } else {
        attempts += 1;
      }
    }
    this.#isDown = failure?.errorType === 'CONNECT_UNAVAILABLE';
    return failure;
  }
}

function isThrottled({ errorType }: AttemptFailure): boolean {
  return errorType === 'THROTTLED';
}

/** A conflict ends when a different writer is done; all other refusals are final. */
function isWorthAnother({ errorType, retry }: AttemptFailure): boolean {
  return retry || errorType === 'CONFLICT';
}
