import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/broker/Exchange.js';
import { Rule } from '../../../src/broker/Rule.js';
import type { ReadOutput } from '../../../src/connect/ContactRequest.js';
import { contactAccess } from '../../../src/operations/contactAccess.js';
import { getContactAttributes } from '../../../src/operations/getContactAttributes.js';
import { FakeSession } from '../events/FakeSession.js';

/** `message` of the answer, or the failure, when the call brings `output`. */
function read(output: unknown, names?: readonly string[], readableNames?: readonly string[]): object {
  const origin = 'https://crm.example.com';
  const rule = new Rule({ origin, ...(readableNames && { readableNames }) });
  const session = new FakeSession();
  session.hasSeen = () => true;
  let readOutput: ReadOutput | undefined;
  const access = contactAccess(
    session,
    { enter: (_caller, proceed) => proceed() },
    {
      add: (_owner, _contactId, _call, read) => {
        readOutput = read;
      },
    },
  );
  const exchange = { origin, rule } as unknown as Exchange;
  getContactAttributes(access).perform({ initialContactId: 'c1', names }, exchange);
  return readOutput?.(output) ?? {};
}

function answer(attributes: object): object {
  return { response: true, ContactAttributes: attributes };
}

it('an attribute that was emptied is left out', () => {
  expect(read({ attributes: { A: '1', B: '' } })).toEqual(answer({ A: '1' }));
});

it('a contact of which nothing is readable has no attributes', () => {
  expect(read({})).toEqual(answer({}));
  expect(read({ attributes: undefined })).toEqual(answer({}));
});

it('names that are wanted are sent as far as they may be read', () => {
  const attributes = { Crm_A: '1', Crm_B: '2', Other: '3' };
  expect(read({ attributes }, ['Crm_A', 'Other', 'None'], ['Crm_*'])).toEqual(answer({ Crm_A: '1' }));
  expect(read({ attributes }, [], ['Crm_*'])).toEqual(answer({}));
  expect(read({ attributes }, undefined, [])).toEqual(answer({}));
});

describe('is answered as a fault of the gateway:', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a string', '{}'],
    ['attributes that are a list', { attributes: ['x'] }],
    ['attributes that are a string', { attributes: 'x' }],
    ['a value that is a number', { attributes: { A: '1', B: 2 } }],
    ['a value that is null', { attributes: { A: null } }],
  ])('%s', (_what, output) => {
    expect(read(output)).toMatchObject({ errorType: 'CONNECT_UNAVAILABLE' });
  });
});
