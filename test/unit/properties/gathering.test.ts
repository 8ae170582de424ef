import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AttemptOptions, AttemptResult, Connection } from '../../../src/connect/Connection.js';
import { attributesCall, type ContactCall } from '../../../src/connect/ContactCall.js';
import type { ContactUpdate } from '../../../src/connect/ContactGateway.js';
import { RequestQueue } from '../../../src/connect/RequestQueue.js';
import { LIMITS } from '../../../src/protocol/limits.js';
import { utf8Length } from '../../../src/protocol/text.js';
import { FakeOwner, failure, SUCCESS } from '../connect/FakeConnection.js';

const ORIGINS = ['https://a.example', 'https://b.example'];
const CONTACTS = ['c1', 'c2'];
const FAILURES: readonly AttemptResult[] = [
  failure('THROTTLED', { retry: true }),
  failure('CONNECT_UNAVAILABLE', { retry: true, outcome: 'unknown' }),
];
const REJECTED = failure('REJECTED_BY_CONNECT', { splittable: true });

interface Step {
  readonly origin: string;
  readonly contact: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Milliseconds after the step before. */
  readonly pause: number;
}

/** Names begin with their origin; one name is always refused. */
const step: fc.Arbitrary<Step> = fc
  .record({
    origin: fc.nat(1),
    contact: fc.constantFrom(...CONTACTS),
    attributes: fc.dictionary(
      fc.constantFrom('x', 'y', 'constructor', 'Refused'),
      fc.oneof(
        fc.string(),
        fc.integer({ min: 1_000, max: 20_000 }).map((length) => 'é'.repeat(length / 2)),
      ),
      { minKeys: 1, maxKeys: 3 },
    ),
    pause: fc.oneof(fc.constant(0), fc.nat(60)),
  })
  .map(({ origin, attributes, ...more }) => ({
    ...more,
    origin: ORIGINS[origin] ?? '',
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`${name}-${origin}`, value]),
    ),
  }))
  .filter(({ attributes }) => size(attributes) <= LIMITS.attributesBytes);

/** Takes 50 ms for each call, and fails some for a time. */
class ScriptedConnection implements Connection {
  readonly attemptTimeoutMs = 10_000;
  readonly calls: ContactUpdate[] = [];
  readonly taken: ContactUpdate[] = [];
  readonly inFlight = new Set<string>();
  overlaps = 0;
  readonly #failing: boolean[];

  constructor(failing: readonly boolean[]) {
    this.#failing = [...failing];
  }

  async attempt({ request }: ContactCall, { onSend }: AttemptOptions): Promise<AttemptResult> {
    onSend();
    const update = request as unknown as ContactUpdate;
    this.calls.push(update);
    if (this.inFlight.has(update.initialContactId)) this.overlaps += 1;
    this.inFlight.add(update.initialContactId);
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.inFlight.delete(update.initialContactId);
    if (isRefused(update.attributes)) return REJECTED;
    if (this.#failing.shift()) return FAILURES[this.calls.length % 2] ?? SUCCESS;
    this.taken.push(update);
    return SUCCESS;
  }

  flush(): readonly [] {
    return [];
  }

  close(): void {}
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('gathering keeps each origin’s order, lets later values win, mixes no origins and never exceeds a call', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 25 }),
      fc.array(fc.boolean(), { maxLength: 6 }),
      async (steps, failing) => {
        const connection = new ScriptedConnection(failing);
        const queue = new RequestQueue(false);
        queue.open(connection);
        const owners: FakeOwner[] = [];
        for (const { origin, contact, attributes, pause } of steps) {
          await vi.advanceTimersByTimeAsync(pause);
          const owner = new FakeOwner(origin, 600_000);
          owners.push(owner);
          queue.add(owner, contact, attributesCall(contact, attributes));
        }
        await vi.advanceTimersByTimeAsync(300_000);

        // One bad attribute fails no other request.
        expect(owners.map(({ answers }) => answers.length)).toEqual(steps.map(() => 1));
        expect(owners.map(({ reported }) => reported === true)).toEqual(
          steps.map((each) => !isRefused(each.attributes)),
        );
        expect(connection.overlaps).toBe(0);
        for (const { attributes } of connection.calls) {
          expect(size(attributes)).toBeLessThanOrEqual(LIMITS.attributesBytes);
          expect(new Set(Object.keys(attributes).map((name) => name.at(-1))).size).toBe(1);
        }
        for (const contact of CONTACTS) {
          const asked = steps.filter((each) => each.contact === contact && !isRefused(each.attributes));
          const taken = connection.taken.filter(({ initialContactId }) => initialContactId === contact);
          expect(overlaid(taken)).toEqual(overlaid(asked));
        }
      },
    ),
    { numRuns: 150 },
  );
});

function isRefused(attributes: Readonly<Record<string, string>>): boolean {
  return Object.keys(attributes).some((name) => name.startsWith('Refused'));
}

function overlaid(updates: readonly Pick<ContactUpdate, 'attributes'>[]): ReadonlyMap<string, string> {
  return new Map(updates.flatMap(({ attributes }) => Object.entries(attributes)));
}

function size(attributes: Readonly<Record<string, string>>): number {
  return Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + utf8Length(name) + utf8Length(value),
    0,
  );
}
