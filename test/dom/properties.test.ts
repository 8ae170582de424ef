import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Broker } from '../../src/broker/Broker.js';
import type { ContactUpdate } from '../../src/connect/ContactGateway.js';
import { createBroker } from '../../src/index.js';

const APP = 'https://crm.example.com';
const WRITE = { channel: 'Amazon', topic: 'OutboundCall', subtopic: 'UpdateContactAttribute' };

interface Answer {
  readonly requestId?: unknown;
  readonly message: {
    readonly response: boolean;
    readonly errorType?: string;
    readonly errorMessage?: string;
    readonly outcome?: string;
    readonly details?: readonly { readonly path: string; readonly message: string }[];
  };
}

let broker: Broker;
let updates: ContactUpdate[];
let problems: unknown[];
/** What the gateway does with an update, after it has been recorded. */
let carry: () => Promise<void>;
const noteProblem = (event: ErrorEvent): void => void problems.push(event.message);

beforeEach(() => {
  updates = [];
  problems = [];
  carry = async () => {};
  // Errors of listeners arrive here.
  window.addEventListener('error', noteProblem);
  vi.spyOn(console, 'error').mockImplementation((...all) => void problems.push(all));
  broker = createBroker({
    allowedOrigins: [{ origin: APP, rateLimit: false }],
    callLimit: false,
    gateway: {
      updateContactAttributes: (update) => {
        updates.push(update);
        return carry();
      },
    },
    session: { state: 'logged_in', subscribe: () => () => {} },
  });
});

afterEach(async () => {
  await broker.stop();
  window.removeEventListener('error', noteProblem);
  vi.restoreAllMocks();
});

/** Posts as an app does. @returns the list to which its answers are added */
function post(data: unknown): readonly unknown[] {
  const answers: unknown[] = [];
  const event = new MessageEvent('message', { data, origin: APP });
  Object.defineProperty(event, 'source', {
    value: { postMessage: (answer: unknown) => void answers.push(answer) },
  });
  window.dispatchEvent(event);
  return answers;
}

/** The only answer, after all promises have run. */
async function ask(data: unknown): Promise<Answer> {
  const answers = post(data);
  await new Promise((resolve) => setTimeout(resolve));
  expect(answers).toHaveLength(1);
  const [answer] = answers;
  return (typeof answer === 'string' ? JSON.parse(answer) : answer) as Answer;
}

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
});

const goodName = fc.oneof(
  fc.constantFrom('constructor', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', '0', '-'),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,30}$/).filter((name) => name !== '__proto__'),
);
const goodValue = fc.oneof(fc.constant(''), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const goodAttributes = fc.dictionary(goodName, goodValue, { minKeys: 1, maxKeys: 12 });

const badName = fc.oneof(
  fc.constantFrom('', ' ', 'Bad Key', 'Näme', 'a.b', 'a\n', '$'),
  fc.string({ minLength: 1 }).filter((name) => !/^[A-Za-z0-9_-]*$/.test(name)),
);
const badValue = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, 0, true, 1n, '\ud800', 'x\udc00y'),
  fc.array(fc.string()),
  fc.object(),
);

let contacts = 0;
/** A separate contact for each request, so that none are gathered. */
function newContact(): string {
  contacts += 1;
  return `contact-${contacts}`;
}

describe('every message of an app', () => {
  it('is ignored unless it is a request for this broker, and throws nothing into the page', () => {
    fc.assert(
      fc.property(anything, (data) => {
        expect(post(data)).toEqual([]);
        expect(problems).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is ignored when channel, topic or subtopic differs', () => {
    const part = (right: string) => fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, anything);
    const envelope = fc.record(
      {
        channel: part('Amazon'),
        topic: part('OutboundCall'),
        subtopic: part('UpdateContactAttribute'),
        data: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(envelope, (data) => {
        const isOurs =
          data.channel === WRITE.channel && data.topic === WRITE.topic && data.subtopic === WRITE.subtopic;
        expect(post(data)).toHaveLength(isOurs ? 1 : 0);
        expect(problems).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(updates).toEqual([]);
  });

  it('is answered once when it is a request, within the bounds of an answer, and reaches no contact', async () => {
    const near = fc.record(
      {
        InitialContactId: fc.oneof(fc.string(), anything),
        InitialContactID: anything,
        ContactAttributes: fc.oneof(
          anything,
          fc.dictionary(badName, anything, { maxKeys: 40 }),
          fc.dictionary(fc.string({ maxLength: 400 }), badValue, { maxKeys: 40 }),
        ),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, near), anything, anything, async (data, requestId, source) => {
        const before = updates.length;
        const answer = await ask({ ...WRITE, data, requestId, source });
        const { message } = answer;
        expect(problems).toEqual([]);
        if (message.response) return;
        expect(updates).toHaveLength(before);
        expect(['INVALID_REQUEST', 'ATTRIBUTES_TOO_LARGE']).toContain(message.errorType);
        expect(message.outcome).toBe('not_applied');
        expect(message.details?.length).toBeGreaterThanOrEqual(1);
        expectBounds(answer);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a request that is well-formed', () => {
  it('reaches the gateway with exactly the given names and values, as an object or as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(goodAttributes, fc.boolean(), async (attributes, asJson) => {
        const initialContactId = newContact();
        const request = {
          ...WRITE,
          data: { InitialContactId: initialContactId, ContactAttributes: attributes },
        };
        const { message } = await ask(asJson ? JSON.stringify(request) : request);
        expect(message).toEqual({ response: true });
        const update = updates.at(-1);
        expect(update?.initialContactId).toBe(initialContactId);
        expect(Object.entries(update?.attributes ?? {}).sort()).toEqual(Object.entries(attributes).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('may name any contact of 1 to 256 characters', async () => {
    const id = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 256 });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(id, { minLength: 1, maxLength: 3 }), async (ids) => {
        for (const contactId of ids) {
          const data = { InitialContactId: contactId, ContactAttributes: { Key: 'value' } };
          expect((await ask({ ...WRITE, data })).message).toEqual({ response: true });
          expect(updates.at(-1)?.initialContactId).toBe(contactId);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has its legal request id repeated in the answer, and no other', async () => {
    const legal = fc.oneof(
      fc.string({ minLength: 1, maxLength: 128 }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const illegal = fc.oneof(
      fc.constantFrom<unknown>('', null, Number.NaN, Number.POSITIVE_INFINITY, true, 1n),
      fc.string({ minLength: 129, maxLength: 300 }),
      fc.object(),
      fc.array(fc.integer()),
    );
    const request = () => ({
      ...WRITE,
      data: { InitialContactId: newContact(), ContactAttributes: { Key: 'value' } },
    });
    await fc.assert(
      fc.asyncProperty(legal, illegal, async (good, bad) => {
        const answer = await ask({ ...request(), requestId: good });
        expect([answer.requestId, answer.message]).toEqual([good, { response: true }]);
        const refused = await ask({ ...request(), requestId: bad });
        expect(refused.message.errorType).toBe('INVALID_REQUEST');
        expect(Object.keys(refused)).not.toContain('requestId');
      }),
      { numRuns: 150 },
    );
  });
});

describe('a request with something in it that is not well-formed', () => {
  /** A bad entry among good ones, all own members. */
  async function refusalOf(attributes: object): Promise<readonly string[]> {
    const before = updates.length;
    const { message } = await ask({
      ...WRITE,
      data: { InitialContactId: newContact(), ContactAttributes: attributes },
    });
    expect([message.response, message.errorType, updates.length]).toEqual([false, 'INVALID_REQUEST', before]);
    return (message.details ?? []).map(({ path }) => path);
  }

  it('is refused, and each bad value is named', async () => {
    await fc.assert(
      fc.asyncProperty(goodAttributes, goodName, badValue, async (attributes, name, value) => {
        expect(await refusalOf({ ...attributes, [name]: value })).toEqual([`data.ContactAttributes.${name}`]);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused, and each bad name is reported', async () => {
    await fc.assert(
      fc.asyncProperty(goodAttributes, badName, goodValue, async (attributes, name, value) => {
        expect(await refusalOf({ ...attributes, [name]: value })).toEqual([
          `data.ContactAttributes.${name}`.slice(0, 200),
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused when a name is __proto__, with any value', async () => {
    await fc.assert(
      fc.asyncProperty(goodAttributes, fc.jsonValue(), async (attributes, value) => {
        const withProto = Object.defineProperty({ ...attributes }, '__proto__', {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
        expect(await refusalOf(withProto)).toContain('data.ContactAttributes.__proto__');
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});

describe('whatever error the gateway of the host rejects with', () => {
  it('the request is answered once, within the bounds of an answer', async () => {
    const brokerError = fc
      .record(
        {
          errorType: fc.oneof(fc.constantFrom('CONFLICT', 'RATE_LIMITED', 'REJECTED_BY_CONNECT'), anything),
          message: fc.oneof(fc.string({ maxLength: 400 }), anything),
          outcome: fc.oneof(fc.constantFrom('not_applied', 'unknown'), anything),
          retryAfterMs: fc.oneof(fc.integer(), anything),
          details: fc.oneof(
            anything,
            fc.array(fc.oneof(anything, fc.record({ path: anything, message: anything })), { maxLength: 20 }),
          ),
        },
        { requiredKeys: ['errorType'] },
      )
      .map((members) => ({ ...members, name: 'BrokerError' }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, brokerError), async (reason) => {
        carry = () => Promise.reject(reason);
        const answer = await ask({
          ...WRITE,
          data: { InitialContactId: newContact(), ContactAttributes: { Key: 'value' } },
        });
        expect(problems).toEqual([]);
        expect(() => structuredClone(answer)).not.toThrow();
        expect(answer.message.response).toBe(false);
        expect(['not_applied', 'unknown']).toContain(answer.message.outcome);
        expectBounds(answer);
      }),
      { numRuns: 300 },
    );
  });
});

function expectBounds({ message }: Answer): void {
  expect(message.errorMessage?.length).toBeLessThanOrEqual(200);
  expect(message.details?.length ?? 0).toBeLessThanOrEqual(10);
  for (const detail of Object.values(message.details ?? [])) {
    expect(detail.path.length).toBeLessThanOrEqual(200);
    expect(detail.message.length).toBeLessThanOrEqual(200);
  }
}
