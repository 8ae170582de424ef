import { expect, it } from 'vitest';
import { possibleGrants } from '../../../src/operations/possibleGrants.js';
import { GRANTS } from '../../../src/protocol/grants.js';
import { NEEDS } from '../../../src/protocol/wireData.js';

/** What shows the softphone, and what makes a call. */
const shown = GRANTS.filter((grant) => NEEDS[grant] === 'softphone');
const calls = GRANTS.filter((grant) => NEEDS[grant] !== 'softphone');
const method = async () => ({ attributes: {} });

it('with the AWS SDK and a softphone every grant is of use', () => {
  expect(possibleGrants(undefined, true)).toEqual(GRANTS);
});

it('a gateway can do what it has methods for', () => {
  const write = { updateContactAttributes: method };
  expect(possibleGrants(write, true)).toEqual(['OutboundCall/UpdateContactAttribute', ...shown]);
  expect(possibleGrants({ ...write, updateContact: method }, true)).toEqual([
    'OutboundCall/UpdateContactAttribute',
    'Contact/UpdateContact',
    ...shown,
  ]);
  const all = Object.fromEntries(calls.map((grant) => [NEEDS[grant], method]));
  expect(possibleGrants({ ...write, ...all }, true)).toEqual(GRANTS);
});

it('without a softphone, the grants of agent and calls are of no use', () => {
  expect(possibleGrants(undefined, false)).toEqual(calls);
});
