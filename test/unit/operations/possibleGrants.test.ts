import { expect, it } from 'vitest';
import { possibleGrants } from '../../../src/operations/possibleGrants.js';
import { GRANTS } from '../../../src/protocol/grants.js';
import { FakeSession } from '../events/FakeSession.js';

const plain = { state: 'logged_in' as const, subscribe: () => () => {} };
const method = async () => ({ attributes: {} });

it('with the AWS SDK and a softphone every grant is of use', () => {
  expect(possibleGrants(undefined, new FakeSession())).toEqual(GRANTS);
});

it('a gateway can do what it has methods for', () => {
  const write = { updateContactAttributes: method };
  const events = GRANTS.slice(3);
  expect(possibleGrants(write, new FakeSession())).toEqual([
    'OutboundCall/UpdateContactAttribute',
    ...events,
  ]);
  expect(possibleGrants({ ...write, updateContact: method }, new FakeSession())).toEqual([
    'OutboundCall/UpdateContactAttribute',
    'Contact/UpdateContact',
    ...events,
  ]);
  expect(
    possibleGrants({ ...write, updateContact: method, getContactAttributes: method }, new FakeSession()),
  ).toEqual(GRANTS);
});

it('a session that shows no softphone has nothing to tell of the agent or of calls', () => {
  expect(possibleGrants(undefined, plain)).toEqual(GRANTS.slice(0, 3));
});
