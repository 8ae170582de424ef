import { describe, expect, it } from 'vitest';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import { parseUpdateContactAttribute } from '../../../src/protocol/updateContactAttribute.js';

const ID = 'c65486b8a-a292-460d-a59c-a937e486106e';

function refusalOf(run: () => unknown): BrokerError {
  try {
    run();
  } catch (error) {
    if (error instanceof BrokerError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

function withAttributes(ContactAttributes: unknown): unknown {
  return { InitialContactId: ID, ContactAttributes };
}

function errorTypeOf(attributes: unknown): string {
  return refusalOf(() => parseUpdateContactAttribute(withAttributes(attributes))).errorType;
}

describe('a legal update', () => {
  it('is read whole, extra fields ignored', () => {
    const data = { InitialContactId: ID, ContactAttributes: { 'A-b_1': 'x', Empty: '' }, Extra: 1 };
    expect(parseUpdateContactAttribute(data)).toEqual({
      initialContactId: ID,
      attributes: { 'A-b_1': 'x', Empty: '' },
    });
  });

  it('may spell the contact id as the published table does, or both ways alike', () => {
    const ContactAttributes = { A: 'x' };
    for (const data of [
      { InitialContactID: ID, ContactAttributes },
      { InitialContactId: ID, InitialContactID: ID, ContactAttributes },
    ]) {
      expect(parseUpdateContactAttribute(data).initialContactId).toBe(ID);
    }
  });

  it('may use names that every object inherits', () => {
    const attributes = { constructor: 'a', toString: 'b', hasOwnProperty: 'c' };
    expect(parseUpdateContactAttribute(withAttributes(attributes)).attributes).toEqual(attributes);
  });
});

describe('an illegal update is refused by name', () => {
  const cases: [string, unknown, string][] = [
    ['data that is missing', undefined, 'data'],
    ['data that is an array', [], 'data'],
    ['no contact id', { ContactAttributes: { A: 'x' } }, 'data.InitialContactId'],
    ['an empty contact id', { InitialContactId: '', ContactAttributes: { A: 'x' } }, 'data.InitialContactId'],
    [
      'a contact id of 257 characters',
      { InitialContactId: 'x'.repeat(257), ContactAttributes: { A: 'x' } },
      'data.InitialContactId',
    ],
    [
      'a contact id that is a number',
      { InitialContactId: 1, ContactAttributes: { A: 'x' } },
      'data.InitialContactId',
    ],
    [
      'two different contact ids',
      { InitialContactId: ID, InitialContactID: 'other', ContactAttributes: { A: 'x' } },
      'data.InitialContactID',
    ],
    ['no attributes', { InitialContactId: ID }, 'data.ContactAttributes'],
    ['an empty object of attributes', withAttributes({}), 'data.ContactAttributes'],
    ['attributes in an array', withAttributes(['x']), 'data.ContactAttributes'],
    ['attributes in a Map', withAttributes(new Map([['A', 'x']])), 'data.ContactAttributes'],
    ['a name with a space', withAttributes({ 'Bad Key': 'x' }), 'data.ContactAttributes.Bad Key'],
    ['an empty name', withAttributes({ '': 'x' }), 'data.ContactAttributes.'],
    ['a name of other letters', withAttributes({ Größe: 'x' }), 'data.ContactAttributes.Größe'],
    [
      'the name __proto__',
      withAttributes(JSON.parse('{"__proto__":"x"}')),
      'data.ContactAttributes.__proto__',
    ],
    ['a number as value', withAttributes({ A: 1 }), 'data.ContactAttributes.A'],
    ['null as value', withAttributes({ A: null }), 'data.ContactAttributes.A'],
    ['a value with a lone surrogate', withAttributes({ A: 'x\ud800' }), 'data.ContactAttributes.A'],
  ];
  it.each(cases)('%s', (_, data, path) => {
    const { errorType, outcome, details } = refusalOf(() => parseUpdateContactAttribute(data));
    expect({ errorType, outcome, path: details[0]?.path }).toEqual({
      errorType: 'INVALID_REQUEST',
      outcome: 'not_applied',
      path,
    });
  });

  it('and never repeats a value', () => {
    const error = refusalOf(() =>
      parseUpdateContactAttribute(withAttributes({ 'Bad Key': 'secret', A: 4711 })),
    );
    expect(JSON.stringify([error.message, error.details])).not.toMatch(/secret|4711/);
  });
});

describe('an update that is too large for any contact', () => {
  const full = { ab: 'x'.repeat(32_760), c: 'y'.repeat(5) };

  it('is one of more than 32,768 bytes of names and values', () => {
    expect(() => parseUpdateContactAttribute(withAttributes(full))).not.toThrow();
    expect(errorTypeOf({ ...full, d: '' })).toBe('ATTRIBUTES_TOO_LARGE');
  });

  it('is counted in bytes of UTF-8, not in characters', () => {
    expect(() => parseUpdateContactAttribute(withAttributes({ a: '€'.repeat(10_922) }))).not.toThrow();
    expect(errorTypeOf({ a: '€'.repeat(10_923) })).toBe('ATTRIBUTES_TOO_LARGE');
    expect(errorTypeOf({ a: '😀'.repeat(8_192) })).toBe('ATTRIBUTES_TOO_LARGE');
  });

  it('is counted value by value: halves of a character in two values are not one character', () => {
    const halves = (length: number) => ({ a: `${'x'.repeat(length)}\ud83d`, b: '\ude00' });
    expect(errorTypeOf(halves(32_760))).toBe('INVALID_REQUEST');
    expect(errorTypeOf(halves(32_761))).toBe('ATTRIBUTES_TOO_LARGE');
  });

  it('is one with a value of more than 32,767 characters', () => {
    expect(() => parseUpdateContactAttribute(withAttributes({ a: 'x'.repeat(32_767) }))).not.toThrow();
    const error = refusalOf(() => parseUpdateContactAttribute(withAttributes({ a: 'x'.repeat(32_768) })));
    expect(error.errorType).toBe('ATTRIBUTES_TOO_LARGE');
    expect(error.details[0]?.path).toBe('data.ContactAttributes.a');
  });

  it('is reported before all other problems, wherever it occurs', () => {
    expect(errorTypeOf({ 'No Name': 1, a: 'x'.repeat(32_769) })).toBe('ATTRIBUTES_TOO_LARGE');
    const data = { InitialContactId: 7, ContactAttributes: { a: 'x'.repeat(32_769) } };
    expect(refusalOf(() => parseUpdateContactAttribute(data)).errorType).toBe('ATTRIBUTES_TOO_LARGE');
  });

  it('is not one in which only a name is too long', () => {
    expect(errorTypeOf({ ['n'.repeat(32_768)]: '' })).toBe('INVALID_REQUEST');
  });

  it('counts names whatever their values are', () => {
    expect(() => parseUpdateContactAttribute(withAttributes({ ['n'.repeat(32_769)]: 1 }))).toThrow(
      BrokerError,
    );
  });
});
