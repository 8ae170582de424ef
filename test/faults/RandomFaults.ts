import type { ConnectCall, ConnectEmulator, Fault } from 'connect-message-broker/testing';
import type { Landed } from './History.js';
import { REFUSED_NAME } from './RandomRequests.js';
import type { SeededRandom } from './SeededRandom.js';

type Watched = 'UpdateContactAttributes' | 'GetCredentialsForIdentity';

/** How often of a hundred calls, and what. */
type Weighted = readonly [percent: number, make: (random: SeededRandom) => Fault];

const error = (status: number, name: string, applied = false): Fault => ({
  kind: 'error',
  status,
  name,
  applied,
});

const ON_UPDATES: readonly Weighted[] = [
  [12, (random) => ({ kind: 'delay', for: random.below(60) })],
  [6, (random) => ({ kind: 'delay', for: random.below(60), at: 'after-write' })],
  [1, (random) => ({ kind: 'delay', for: 1_000 + random.below(2_500), lateWrite: 'lands' })],
  [1, (random) => ({ kind: 'delay', for: 1_000 + random.below(2_500), at: 'after-write' })],
  [4, () => error(429, 'ThrottlingException')],
  [3, () => error(500, 'InternalServiceException')],
  [3, () => error(500, 'InternalServiceException', true)],
  [0.7, () => ({ kind: 'hang' })],
  [0.7, () => ({ kind: 'hang', applied: true })],
  [1, () => ({ kind: 'html' })],
  [1, () => ({ kind: 'html', applied: true })],
  [1, () => ({ kind: 'html', status: 200 })],
  [3, () => ({ kind: 'lostAnswer' })],
  [3, () => ({ kind: 'cut' })],
  [3, (random) => ({ kind: 'slowBody', for: random.below(80) })],
  [0.4, () => ({ kind: 'slowBody', for: 3_000 })],
  [1, () => ({ kind: 'error', status: 403, name: 'InvalidSignatureException', cors: false })],
  [0.5, () => error(403, 'AccessDeniedException')],
  [1, () => error(409, 'ConflictException')],
  [0.5, () => error(404, 'ResourceNotFoundException')],
];

const ON_CREDENTIALS: readonly Weighted[] = [
  [40, (random) => ({ kind: 'delay', for: random.below(1_500) })],
  [10, () => error(500, 'InternalErrorException')],
  [5, () => ({ kind: 'cut' })],
];

/** Lets each call meet a fault, or none, as the dice fall; and notes in which order the calls are carried out. */
export class RandomFaults {
  readonly #emulator: ConnectEmulator;
  readonly #random: SeededRandom;
  readonly #reached: { readonly call: ConnectCall; readonly at: number }[] = [];
  readonly #late = new Set<Promise<void>>();

  constructor(emulator: ConnectEmulator, random: SeededRandom) {
    this.#emulator = emulator;
    this.#random = random;
    // The first injected goes first. What is refused for its content is refused without being carried out.
    emulator.inject({ ...error(400, 'InvalidParameterException'), when: hasRefusedName });
    this.#prepare('UpdateContactAttributes', ON_UPDATES);
    this.#prepare('GetCredentialsForIdentity', ON_CREDENTIALS);
  }

  /** Calls that changed a contact, in the order in which they did. */
  get landed(): readonly Landed[] {
    return this.#reached.flatMap(({ call: { applied, contactId = '', attributes = {} }, at }) =>
      applied ? [{ contactId, attributes, at }] : [],
    );
  }

  /** Resolves when the writes that are late by now have landed. */
  async settled(): Promise<void> {
    await Promise.all(this.#late);
  }

  /** Has a fault ready, or none, for the next call of `operation`; when it comes, for the one after it. */
  #prepare(operation: Watched, all: readonly Weighted[]): void {
    const fault = this.#draw(all);
    const lateMs = fault?.kind === 'delay' && fault.at !== 'after-write' ? Number(fault.for) : undefined;
    let land = (_call: ConnectCall): void => {};
    const landing = new Promise<void>((resolve) => {
      land = (call) => {
        this.#reached.push({ call, at: Date.now() });
        resolve();
      };
    });
    const takeAway = this.#emulator.inject({
      ...(fault ?? { kind: 'cut' }),
      ...(lateMs !== undefined && { for: landing }),
      operation,
      when: (call) => {
        takeAway();
        this.#prepare(operation, all);
        if (lateMs === undefined) land(call);
        else this.#landLater(landing, () => land(call), lateMs);
        return fault !== undefined;
      },
    } as Fault);
  }

  #landLater(landing: Promise<void>, land: () => void, lateMs: number): void {
    this.#late.add(landing);
    setTimeout(land, lateMs);
    void landing.then(() => this.#late.delete(landing));
  }

  #draw(all: readonly Weighted[]): Fault | undefined {
    let left = this.#random.next() * 100;
    const drawn = all.find(([percent]) => {
      left -= percent;
      return left < 0;
    });
    return drawn?.[1](this.#random);
  }
}

function hasRefusedName({ attributes }: ConnectCall): boolean {
  return attributes !== undefined && REFUSED_NAME in attributes;
}
