import type { ConnectCall, ConnectEmulator, Fault } from 'connect-message-broker/testing';
import { idOf, type Landed } from './History.js';
import { REFUSED_NAME } from './RandomRequests.js';
import { SeededRandom } from './SeededRandom.js';

type Watched = 'UpdateContactAttributes' | 'GetCredentialsForIdentity';

/** A fault that the random choice may select. */
interface Candidate {
  /** How many calls of a hundred it affects. */
  readonly percent: number;
  /** Duration of a fault that takes time, in milliseconds. */
  readonly lasts?: (random: SeededRandom) => number;
  /** @param over resolves when that time has passed */
  readonly make: (over: Promise<void>) => Fault;
}

const upTo = (limit: number) => (random: SeededRandom) => random.below(limit);
const fixed = (percent: number, fault: Fault): Candidate => ({ percent, make: () => fault });
const error = (status: number, name: string, applied = false): Fault => ({
  kind: 'error',
  status,
  name,
  applied,
});
const slowBefore = (percent: number, lasts: Candidate['lasts']): Candidate => ({
  percent,
  ...(lasts && { lasts }),
  make: (over) => ({ kind: 'delay', for: over, lateWrite: 'lands' }),
});
const slowAfter = (percent: number, lasts: Candidate['lasts']): Candidate => ({
  percent,
  ...(lasts && { lasts }),
  make: (over) => ({ kind: 'delay', for: over, at: 'after-write' }),
});
const slowBody = (percent: number, lasts: Candidate['lasts']): Candidate => ({
  percent,
  ...(lasts && { lasts }),
  make: (over) => ({ kind: 'slowBody', for: over }),
});

const CANDIDATES: Readonly<Record<Watched, readonly Candidate[]>> = {
  UpdateContactAttributes: [
    // Every call takes some time.
    slowBefore(25, upTo(12)),
    slowAfter(25, upTo(12)),
    slowBefore(12, upTo(60)),
    slowAfter(6, upTo(60)),
    slowBefore(1, (random) => 1_000 + random.below(2_500)),
    slowAfter(1, (random) => 1_000 + random.below(2_500)),
    slowBody(3, upTo(80)),
    slowBody(0.4, () => 3_000),
    fixed(4, error(429, 'ThrottlingException')),
    fixed(3, error(500, 'InternalServiceException')),
    fixed(3, error(500, 'InternalServiceException', true)),
    fixed(0.7, { kind: 'hang' }),
    fixed(0.7, { kind: 'hang', applied: true }),
    fixed(1, { kind: 'html' }),
    fixed(1, { kind: 'html', applied: true }),
    fixed(1, { kind: 'html', status: 200 }),
    fixed(3, { kind: 'lostAnswer' }),
    fixed(3, { kind: 'cut' }),
    fixed(1, { kind: 'error', status: 403, name: 'InvalidSignatureException', cors: false }),
    fixed(0.5, error(403, 'AccessDeniedException')),
    fixed(1, error(409, 'ConflictException')),
    fixed(0.5, error(404, 'ResourceNotFoundException')),
  ],
  GetCredentialsForIdentity: [
    slowBefore(30, upTo(300)),
    slowBefore(10, upTo(1_500)),
    fixed(10, error(500, 'InternalErrorException')),
    fixed(5, { kind: 'cut' }),
  ],
};

/** The fault for a call; without `candidate`, none. */
interface Draw {
  readonly candidate: Candidate | undefined;
  readonly ms: number;
}

/** Called for each call that waits at the service. @returns a function to call when it continues; a hanging call never does */
export type OnWait = (fault: Fault['kind']) => () => void;

/**
 * Chooses a random fault, or none, for each call, and records in which order the calls are carried out.
 *
 * The fault of a call depends on the seed, on its content and on how often it came before, but not on the calls
 * around it: the same call gets the same fault, whatever the order of arrival.
 */
export class RandomFaults {
  readonly #emulator: ConnectEmulator;
  readonly #seed: number;
  readonly #onWait: OnWait;
  readonly #reached: { readonly call: ConnectCall; readonly at: number }[] = [];
  readonly #times = new Map<string, number>();
  readonly #draws = new WeakMap<ConnectCall, Draw>();
  #late = 0;

  constructor(emulator: ConnectEmulator, seed: number, onWait: OnWait = () => () => {}) {
    this.#emulator = emulator;
    this.#seed = seed;
    this.#onWait = onWait;
    // The fault that was injected first has priority. Calls that are refused for their content are not carried out.
    emulator.inject({ ...error(400, 'InvalidParameterException'), when: hasRefusedName });
    for (const [operation, candidates] of Object.entries(CANDIDATES)) {
      for (const candidate of candidates) this.#prepare(operation as Watched, candidate);
    }
    // It affects no call, but its condition sees the calls without a fault.
    emulator.inject({
      kind: 'cut',
      operation: 'UpdateContactAttributes',
      when: (call) => {
        if (this.#drawFor('UpdateContactAttributes', call).candidate === undefined) this.#note(call);
        return false;
      },
    });
  }

  /** Calls that changed a contact, in the order of the changes. */
  get landed(): readonly Landed[] {
    return this.#reached.flatMap(({ call: { applied, contactId = '', attributes = {} }, at }) =>
      applied ? [{ contactId, attributes, at }] : [],
    );
  }

  /** Whether no late write is still to land. */
  get isSettled(): boolean {
    return this.#late === 0;
  }

  /** Injects the fault for the next call that it should affect, and then for the one after it. */
  #prepare(operation: Watched, candidate: Candidate): void {
    let end = (): void => {};
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    const fault = candidate.make(over);
    const takeAway = this.#emulator.inject({
      ...fault,
      operation,
      when: (call) => {
        const draw = this.#drawFor(operation, call);
        if (draw.candidate !== candidate) return false;
        takeAway();
        this.#prepare(operation, candidate);
        const isLateWrite = fault.kind === 'delay' && fault.at !== 'after-write';
        if (isLateWrite) this.#late += 1;
        else this.#note(call);
        const isInstant = candidate.lasts === undefined;
        if (isInstant && fault.kind !== 'hang') return true;
        const goOn = this.#onWait(fault.kind);
        if (isInstant) return true;
        setTimeout(() => {
          goOn();
          if (isLateWrite) {
            this.#late -= 1;
            this.#note(call);
          }
          end();
        }, draw.ms);
        return true;
      },
    } as Fault);
  }

  #note(call: ConnectCall): void {
    this.#reached.push({ call, at: Date.now() });
  }

  #drawFor(operation: Watched, call: ConnectCall): Draw {
    const drawn = this.#draws.get(call) ?? this.#draw(operation, call);
    this.#draws.set(call, drawn);
    return drawn;
  }

  #draw(operation: Watched, { contactId = '', attributes = {} }: ConnectCall): Draw {
    const values = Object.entries(attributes).map(([name, value]) => `${name}=${idOf(value)}`);
    const what = [operation, contactId, ...values.sort()].join(' ');
    const times = (this.#times.get(what) ?? 0) + 1;
    this.#times.set(what, times);
    const random = SeededRandom.for(this.#seed, what, times);
    let left = random.next() * 100;
    const candidate = CANDIDATES[operation].find(({ percent }) => {
      left -= percent;
      return left < 0;
    });
    return { candidate, ms: candidate?.lasts?.(random) ?? 0 };
  }
}

function hasRefusedName({ attributes }: ConnectCall): boolean {
  return attributes !== undefined && REFUSED_NAME in attributes;
}
