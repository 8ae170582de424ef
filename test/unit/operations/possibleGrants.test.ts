import { expect, it } from 'vitest';
import { possibleGrants } from '../../../src/operations/possibleGrants.js';
import { GRANTS } from '../../../src/protocol/grants.js';

const method = async () => ({ attributes: {} });

it('with the AWS SDK and a softphone every grant is of use', () => {
  expect(possibleGrants(undefined, true)).toEqual(GRANTS);
});

it('a gateway can do what it has methods for', () => {
  const write = { updateContactAttributes: method };
  const events = GRANTS.slice(3);
  expect(possibleGrants(write, true)).toEqual(['OutboundCall/UpdateContactAttribute', ...events]);
  expect(possibleGrants({ ...write, updateContact: method }, true)).toEqual([
    'OutboundCall/UpdateContactAttribute',
    'Contact/UpdateContact',
    ...events,
  ]);
  expect(possibleGrants({ ...write, updateContact: method, getContactAttributes: method }, true)).toEqual(
    GRANTS,
  );
});

it('a session that shows no softphone has nothing to tell of the agent or of calls', () => {
  expect(possibleGrants(undefined, false)).toEqual(GRANTS.slice(0, 3));
});
