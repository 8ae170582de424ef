import { describe, expect, it, vi } from 'vitest';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import { parseUpdateContact } from '../../../src/protocol/contactRequests.js';

/** `path: message` of what is wrong with a change of contact `c1`; nothing when it is legal. */
function problems(members: object): readonly string[] {
  try {
    parseUpdateContact({ ContactId: 'c1', ...members });
    return [];
  } catch (error) {
    if (!(error instanceof BrokerError) || error.errorType !== 'INVALID_REQUEST') throw error;
    return error.details.map(({ path, message }) => `${path}: ${message}`);
  }
}

function segment(value: object): object {
  return { SegmentAttributes: { A: value } };
}

function reference(more: object): object {
  return { References: { R: { Type: 'URL', ...more } } };
}

/** A map in a map, and so on, `levels` of them with a string at the end. */
function nested(levels: number): object {
  let value: object = { ValueString: 'x' };
  for (let level = 0; level < levels; level += 1) value = { ValueMap: { a: value } };
  return segment(value);
}

describe('a change', () => {
  it('is carried whole, and nothing that is none of it', () => {
    const changes = { Name: '', Description: 'x', References: {}, QueueInfo: { Id: 'q' } };
    const data = { ContactId: 'c1', ...changes, UserInfo: undefined, InstanceId: 'mine', Other: 1 };
    expect(parseUpdateContact(data)).toEqual({ contactId: 'c1', changes });
  });

  it('is what the message itself has, not what it inherits', () => {
    Object.defineProperty(Object.prototype, 'Name', { value: 'polluted', configurable: true });
    try {
      const { changes } = parseUpdateContact({ ContactId: 'c1', Description: 'x' });
      expect(Object.keys(changes)).toEqual(['Description']);
      expect(problems({})).toEqual([expect.stringMatching(/^data: expected at least one of Name, /)]);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'Name');
    }
  });

  it.each([[null], [[]], ['x'], [new Map()], [undefined]])('that is %j is refused', (data) => {
    expect(() => parseUpdateContact(data)).toThrow(BrokerError);
  });

  it.each([[undefined], [''], [7], ['x'.repeat(257)], ['\ud800']])(
    'of contact %j is refused',
    (ContactId) => {
      expect(problems({ ContactId, Name: 'x' })).toEqual([expect.stringMatching(/^data\.ContactId: /)]);
    },
  );
});

describe('text', () => {
  it.each([
    ['Name', (text: string) => ({ Name: text }), 0, 1_024],
    ['Description', (text: string) => ({ Description: text }), 0, 4_096],
    ['References.R.Type', (text: string) => reference({ Type: text }), 1, 64],
    ['References.R.Value', (text: string) => reference({ Value: text }), 0, 4_096],
    ['References.R.Status', (text: string) => reference({ Status: text }), 0, 64],
    ['References.R.Arn', (text: string) => reference({ Arn: text }), 0, 256],
    ['References.R.StatusReason', (text: string) => reference({ StatusReason: text }), 0, 100],
    ['SegmentAttributes.A.ValueString', (text: string) => segment({ ValueString: text }), 0, 1_024],
    ['SegmentAttributes.A.ValueArn', (text: string) => segment({ ValueArn: text }), 0, 1_024],
    ['QueueInfo.Id', (text: string) => ({ QueueInfo: { Id: text } }), 1, 256],
    ['UserInfo.UserId', (text: string) => ({ UserInfo: { UserId: text } }), 1, 256],
    ['CustomerEndpoint.Type', (text: string) => ({ CustomerEndpoint: { Type: text } }), 1, 64],
    ['SystemEndpoint.Address', (text: string) => ({ SystemEndpoint: { Address: text } }), 0, 256],
  ])('%s has a shortest and a longest length, in characters', (path, withText, min, max) => {
    const refused = [
      expect.stringContaining(`data.${path}: expected a string of ${min} to ${max} characters`),
    ];
    expect(problems(withText('x'.repeat(min)))).toEqual([]);
    expect(problems(withText('x'.repeat(max)))).toEqual([]);
    expect(problems(withText('😀'.repeat(max)))).toEqual([]);
    expect(problems(withText('x'.repeat(max + 1)))).toEqual(refused);
    expect(problems(withText(`x${'😀'.repeat(max)}`))).toEqual(refused);
    expect(problems(withText('😀'.repeat(max * 2)))).toEqual(refused);
    expect(problems(withText(`\ud800`))).toEqual(refused);
    if (min > 0) expect(problems(withText(''))).toEqual(refused);
  });
});

describe('what is refused by name', () => {
  it.each([
    ['a reference without a type', { References: { R: { Value: 'x' } } }, 'data.References.R.Type'],
    ['a member that there is not', reference({ Link: 'x' }), 'data.References.R.Link'],
    ['a member of the name of a method', reference({ toString: 'x' }), 'data.References.R.toString'],
    [
      'a type that is only inherited',
      { References: { R: Object.create({ Type: 'URL' }) } },
      'data.References.R',
    ],
    ['an empty name', { References: { '': { Type: 'URL' } } }, 'data.References.'],
    [
      'a name that is too long',
      { SegmentAttributes: { ['x'.repeat(129)]: {} } },
      `data.SegmentAttributes.${'x'.repeat(129)}`,
    ],
    [
      'a name that is not well-formed',
      { SegmentAttributes: { '\ud800': {} } },
      'data.SegmentAttributes.\ud800',
    ],
    [
      'the name __proto__',
      { SegmentAttributes: JSON.parse('{"__proto__":{}}') },
      'data.SegmentAttributes.__proto__',
    ],
    ['a number that is not whole', segment({ ValueInteger: 1.5 }), 'data.SegmentAttributes.A.ValueInteger'],
    [
      'a number that is not exact',
      segment({ ValueInteger: 2 ** 53 }),
      'data.SegmentAttributes.A.ValueInteger',
    ],
    ['a number as a string', segment({ ValueInteger: '1' }), 'data.SegmentAttributes.A.ValueInteger'],
    ['a list that is none', segment({ ValueList: { 0: {} } }), 'data.SegmentAttributes.A.ValueList'],
    ['a list with a hole', segment({ ValueList: Array(1) }), 'data.SegmentAttributes.A.ValueList.0'],
    ['a map that is a list', segment({ ValueMap: [] }), 'data.SegmentAttributes.A.ValueMap'],
    ['a null', { QueueInfo: null }, 'data.QueueInfo'],
  ])('%s', (_what, members, path) => {
    expect(problems(members).map((problem) => problem.split(': ')[0])).toEqual([path]);
  });

  it('no more than ten things at once', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`a${index}`, 1]));
    expect(problems({ SegmentAttributes: many })).toHaveLength(10);
  });
});

describe('how much there may be', () => {
  const tooMany = 'expected at most 10000 values in all';

  it('is ten levels', () => {
    expect(problems(nested(3))).toEqual([]);
    expect(problems(nested(4))).toEqual([expect.stringContaining('expected at most 10 levels')]);
    expect(problems(nested(1_000))).toEqual([expect.stringContaining('expected at most 10 levels')]);
  });

  it('is 10,000 values, however few objects they are', () => {
    const item = { ValueString: 'x' };
    // Each item is one value, with one in it; above them are three, and the changed member.
    expect(problems(segment({ ValueList: Array(4_998).fill(item) }))).toEqual([]);
    const once = segment({ ValueList: Array(5_000).fill(item) });
    expect(problems(once).every((problem) => problem.endsWith(tooMany))).toBe(true);
    expect(problems(once).length).toBeGreaterThan(0);
    let wide: object = item;
    for (let level = 0; level < 3; level += 1) wide = { ValueList: Array(60).fill(wide) };
    expect(problems(segment(wide))[0]).toContain(tooMany);
  });

  it('is not counted on when it is too much: one large object is looked through once', () => {
    let lookedThrough = 0;
    const large = new Proxy(
      Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`a${index}`, 1])),
      {
        ownKeys(target) {
          lookedThrough += 1;
          return Reflect.ownKeys(target);
        },
      },
    );
    expect(problems(segment({ ValueList: Array(20).fill(large) }))[0]).toContain(tooMany);
    expect(lookedThrough).toBe(1);
  });

  it('is seen by the length of a text before it is looked through', () => {
    const isWellFormed = vi.spyOn(String.prototype, 'isWellFormed');
    expect(problems({ Name: 'x'.repeat(2_049) })).toHaveLength(1);
    // The contact id is looked at too.
    expect(isWellFormed.mock.contexts.map((text) => String(text).length)).toEqual([2]);
    isWellFormed.mockRestore();
  });

  it('is answered with a path that is not as long as the names in it', () => {
    const map: Record<string, object> = {};
    map['x'.repeat(100_000)] = { ValueMap: map };
    try {
      parseUpdateContact({ ContactId: 'c1', SegmentAttributes: map });
      expect.unreachable();
    } catch (error) {
      const { details } = error as BrokerError;
      expect(Math.max(...details.map(({ path }) => path.length))).toBeLessThan(3_000);
    }
  });

  it('is counted by the length of a list, whatever it holds: none is read that is too long', () => {
    expect(problems(segment({ ValueList: Array(20_000) }))).toEqual([
      `data.SegmentAttributes.A.ValueList: ${tooMany}`,
    ]);
  });
});
