import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { subscribe, unsubscribe } from '../../../src/operations/subscriptions.js';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import { parseGetContactAttributes, parseUpdateContact } from '../../../src/protocol/contactRequests.js';
import { isRequestId, isSource } from '../../../src/protocol/envelope.js';
import { readData } from '../../../src/protocol/readData.js';
import { requests } from '../../../src/protocol/requests.js';
import { requestMembers } from '../../../src/protocol/schemas.js';
import { parseUpdateContactAttribute } from '../../../src/protocol/updateContactAttribute.js';

const RUNS = 1_000;

type WithData = {
  [Name in keyof typeof requests]: (typeof requests)[Name] extends { data: object } ? Name : never;
}[keyof typeof requests];

const unused = undefined as never;
/** What the page reads `data` with; by `readData` alone where nothing is named here. */
const PARSERS: { readonly [Name in WithData]?: (data: unknown) => unknown } = {
  'App/Subscribe': (data) => subscribe(unused, unused).parse?.(data),
  'App/Unsubscribe': (data) => unsubscribe(unused).parse?.(data),
  'OutboundCall/UpdateContactAttribute': parseUpdateContactAttribute,
  'Contact/GetContactAttributes': parseGetContactAttributes,
  'Contact/UpdateContact': parseUpdateContact,
};

/** Lengths to either side of every limit of the wire. */
const EDGES = [0, 1, 64, 100, 128, 256, 1_024, 4_096].flatMap((length) => [length, length + 1]);
const edgeText = fc
  .tuple(fc.constantFrom('x', 'é', '€', '😀'), fc.constantFrom(...EDGES))
  .map(([character, length]) => character.repeat(length));
const text = fc.oneof(
  { weight: 30, arbitrary: fc.stringMatching(/^[\w-]{1,5}$/) },
  { weight: 2, arbitrary: fc.string({ maxLength: 5 }) },
  { weight: 2, arbitrary: edgeText },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constantFrom('\ud800', 'a\udc00b', '.', '..', '__proto__', 'constructor') },
);
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(undefined, Number.NaN, new Date(0), new Map([['Type', 'URL']]), Array(1)),
);
/** Mostly as given, sometimes anything. */
const mostly = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary }, { weight: 1, arbitrary: junk });
/** Any of these members, nearly always the first of them, and sometimes one more. */
const some = (members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> => {
  const [first = ''] = Object.keys(members);
  return fc
    .tuple(
      fc.oneof(
        { weight: 12, arbitrary: fc.record(members, { requiredKeys: [first] }) },
        { weight: 1, arbitrary: fc.record(members, { requiredKeys: [] }) },
      ),
      fc.oneof(
        { weight: 20, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.dictionary(text, junk) },
      ),
    )
    .map(([known, more]) => ({ ...more, ...known }));
};
const map = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  mostly(fc.dictionary(text, mostly(value), { maxKeys: 3 }));

/** Values in values, `levels` times. */
const nested = (levels: number): object =>
  levels === 0 ? { ValueString: 'x' } : { ValueMap: { a: nested(levels - 1) } };
const { segment } = fc.letrec((tie) => ({
  segment: fc.oneof(
    {
      weight: 8,
      arbitrary: some({
        ValueString: mostly(text),
        ValueArn: mostly(text),
        ValueInteger: mostly(fc.oneof(fc.integer(), fc.constantFrom(2 ** 53, 2 ** 53 - 1, 0.5))),
        ValueList: mostly(fc.array(tie('segment'), { maxLength: 2 })),
        ValueMap: map(tie('segment')),
      }),
    },
    { weight: 1, arbitrary: fc.nat(5).map(nested) },
  ),
}));
const endpoint = mostly(some({ Type: mostly(text), Address: mostly(text) }));
const topics = some({
  topics: mostly(
    fc.array(fc.constantFrom('Agent', 'InboundCall', 'OutboundCall', 'Error', 'agent'), { maxLength: 5 }),
  ),
});
/** One of more bytes than a contact holds, one of as many, and small ones. */
const attributes = fc.oneof(
  { weight: 6, arbitrary: map(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\ud800'))) },
  { weight: 6, arbitrary: fc.dictionary(fc.stringMatching(/^[\w-]{1,8}$/), fc.string(), { maxKeys: 4 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 10_920, max: 10_925 }).map((length) => ({ a: '€'.repeat(length) })),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 32_765, max: 32_769 }).map((length) => ({ a: 'x'.repeat(length) })),
  },
);

/** `data` of requests; strings in its members where nothing is named here. */
const DATA: { readonly [Name in WithData]?: fc.Arbitrary<unknown> } = {
  'App/Subscribe': mostly(topics),
  'App/Unsubscribe': mostly(fc.option(topics, { nil: undefined })),
  'OutboundCall/UpdateContactAttribute': mostly(
    fc.oneof(
      some({
        InitialContactId: mostly(text),
        InitialContactID: mostly(text),
        ContactAttributes: mostly(attributes),
      }),
      fc.record({ InitialContactId: text, ContactAttributes: attributes }),
      fc
        .record({ id: text, ContactAttributes: attributes })
        .map(({ id, ...data }) => ({ ...data, InitialContactId: id, InitialContactID: id })),
    ),
  ),
  'Contact/GetContactAttributes': mostly(
    some({ InitialContactId: mostly(text), Names: mostly(fc.array(mostly(text), { maxLength: 3 })) }),
  ),
  'Contact/UpdateContact': mostly(
    some({
      ContactId: fc.oneof(
        { weight: 8, arbitrary: fc.constant('contact-1') },
        { weight: 1, arbitrary: junk },
        { weight: 1, arbitrary: text },
      ),
      Name: mostly(text),
      Description: mostly(text),
      References: map(
        some({
          Type: mostly(text),
          Value: mostly(text),
          Status: mostly(text),
          Arn: mostly(text),
          StatusReason: mostly(text),
        }),
      ),
      SegmentAttributes: map(segment),
      QueueInfo: mostly(some({ Id: mostly(text) })),
      UserInfo: mostly(some({ UserId: mostly(text) })),
      CustomerEndpoint: endpoint,
      SystemEndpoint: endpoint,
    }),
  ),
};

function isTaken(parse: (data: unknown) => unknown, data: unknown): boolean {
  try {
    parse(data);
    return true;
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error;
    expect(error.details.length).toBeGreaterThan(0);
    return false;
  }
}

function dataOf(name: WithData): fc.Arbitrary<unknown> {
  const { properties } = z.toJSONSchema(requests[name].data);
  const members = Object.keys(Object(properties)).map((member) => [member, mostly(text)] as const);
  return DATA[name] ?? mostly(some(Object.fromEntries(members)));
}

const NAMES = Object.entries(requests).flatMap(([name, request]) =>
  'data' in request ? [name as WithData] : [],
);

it.each(NAMES)(
  'the page takes data of %s exactly when its zod schema does',
  (name) => {
    const taken = { yes: 0, no: 0 };
    fc.assert(
      fc.property(dataOf(name), (data) => {
        const { success } = requests[name].data.safeParse(data);
        taken[success ? 'yes' : 'no'] += 1;
        const parse = PARSERS[name] ?? ((given) => readData(name as never, given));
        expect(isTaken(parse, data)).toBe(success);
      }),
      { numRuns: RUNS },
    );
    // Data that are nearly all legal, or nearly all wrong, would prove little.
    expect(Math.min(taken.yes, taken.no)).toBeGreaterThan(RUNS / 20);
  },
  // A machine that does much else at the same time is slow, not wrong.
  60_000,
);

it('the page counts levels and values of a change as the zod schema does', () => {
  const listOf = (length: number): object => ({ ValueList: Array(length).fill({ ValueString: 'x' }) });
  const cyclic: Record<string, unknown> = {};
  cyclic.ValueMap = { a: cyclic };
  const values = [nested(3), nested(4), listOf(4_997), listOf(4_998), listOf(4_999), listOf(20_000), cyclic];
  const taken = values.map((value) => {
    const data = { ContactId: 'c1', SegmentAttributes: { A: value }, Ignored: Array(20_000).fill({}) };
    const { success } = requests['Contact/UpdateContact'].data.safeParse(data);
    expect(isTaken(parseUpdateContact, data)).toBe(success);
    return success;
  });
  expect(taken).toEqual([true, false, true, true, false, false, false]);
});

it('the page takes a requestId and a source exactly when their zod schemas do', () => {
  const edge = fc.constantFrom(127, 128, 129, 255, 256, 257);
  const member = fc.oneof(
    text,
    junk,
    fc.double(),
    fc.tuple(fc.constantFrom('x', '😀'), edge).map(([character, length]) => character.repeat(length)),
  );
  fc.assert(
    fc.property(member, (value) => {
      // An absent member is not looked at.
      fc.pre(value !== undefined);
      expect(isRequestId(value)).toBe(requestMembers.requestId.safeParse(value).success);
      expect(isSource(value)).toBe(requestMembers.source.safeParse(value).success);
    }),
    { numRuns: RUNS },
  );
});
