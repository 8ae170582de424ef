import { afterEach, expect, it } from 'vitest';
import type { CcpSimulator } from '../../../src/testing/ccpSimulator/CcpSimulator.js';
import type {
  IncomingContact,
  SimulatedContactDetails,
} from '../../../src/testing/ccpSimulator/simulatedContact.js';
import { startCcpSimulator } from '../../../src/testing/ccpSimulator/startCcpSimulator.js';

let simulator: CcpSimulator | undefined;

async function start(): Promise<CcpSimulator> {
  simulator = await startCcpSimulator({ loggedIn: true });
  return simulator;
}

afterEach(() => simulator?.stop());

it('a contact is a call by default, and has what its type has', async () => {
  const simulator = await start();
  simulator.incomingContact();
  for (const type of ['queue_callback', 'chat', 'task', 'email'] as const)
    simulator.incomingContact({ type });
  expect(simulator.contacts).toMatchObject([
    { type: 'voice', state: 'connecting', direction: 'inbound', phoneNumber: '+15555550100', name: null },
    { type: 'queue_callback', state: 'incoming', direction: 'outbound', phoneNumber: '+15555550101' },
    { type: 'chat', state: 'connecting', phoneNumber: null, customerName: 'Customer', references: null },
    { type: 'task', phoneNumber: null, customerName: null, name: 'Call back', references: {} },
    { type: 'email', direction: 'inbound', phoneNumber: null, name: 'Question', description: null },
  ]);
});

it('given values are kept, and cannot be changed from outside', async () => {
  const simulator = await start();
  const references = { Order: { type: 'STRING', value: '1042' } };
  const given = { name: 'Ring Ann', description: 'At four', references };
  simulator.incomingContact({ type: 'task', ...given });
  references.Order.value = 'another';
  const reported = simulator.contacts[0]?.references?.Order;
  if (reported) reported.value = 'another still';
  expect(simulator.contacts[0]?.references).toEqual({ Order: { type: 'STRING', value: '1042' } });
  expect(simulator.contacts[0]).toMatchObject({ name: 'Ring Ann', description: 'At four' });
});

it('values that a change does not name stay, and null removes a value', async () => {
  const simulator = await start();
  const contactId = simulator.incomingContact({ type: 'task', description: 'At four' });
  simulator.updateContact(contactId, { name: 'Ring Bob', references: null });
  expect(simulator.contacts[0]).toMatchObject({ name: 'Ring Bob', description: 'At four', references: null });
  simulator.updateContact(contactId, { description: null });
  expect(simulator.contacts[0]).toMatchObject({ name: 'Ring Bob', description: null });
  expect(() => simulator.updateContact('b', {})).toThrow('There is no contact b.');
});

it.each([
  [
    { type: 'fax' },
    'incomingContact.type must be one of voice, queue_callback, chat, task, email; got "fax".',
  ],
  [
    { type: 'chat', phoneNumber: '+15555550142' },
    'incomingContact of type chat has no setting "phoneNumber"; it knows type, contactId',
  ],
  [{ customerName: 'Ann' }, 'incomingContact has no setting "customerName"'],
  [{ type: 'chat', customerName: 1 }, 'incomingContact.customerName must be a string; got 1.'],
  [{ contactId: '' }, 'incomingContact.contactId must be a text; got "".'],
  [{ name: 1 }, 'incomingContact.name must be a string or null; got 1.'],
  [
    { references: { Order: '1042' } },
    'incomingContact.references.Order must be { type, value }, both strings',
  ],
  [{ attributes: 'en' }, 'incomingContact.attributes must be an object; got "en".'],
  [{ queue: 5 }, 'incomingContact.queue must be a string; got 5.'],
  [{ attributes: { language: 1 } }, 'incomingContact.attributes.language must be a string; got 1.'],
  [null, 'incomingContact must be an object; got null.'],
])('%j is refused by name', async (contact, message) => {
  const simulator = await start();
  expect(() => simulator.incomingContact(contact as IncomingContact)).toThrow(message);
  expect(simulator.contacts).toEqual([]);
});

it('neither a call nor a change has a type to choose', async () => {
  const simulator = await start();
  expect(() => simulator.incomingCall({ type: 'chat' } as IncomingContact)).toThrow(
    'incomingCall of type chat has no setting "type"; it knows contactId',
  );
  const contactId = simulator.incomingCall();
  expect(() => simulator.updateContact(contactId, { type: 'chat' } as SimulatedContactDetails)).toThrow(
    'updateContact: changes has no setting "type"; it knows name, description, references.',
  );
});

it('an impossible step for a contact of its type is named', async () => {
  const simulator = await start();
  const chat = simulator.incomingContact({ type: 'chat', contactId: 'a' });
  expect(() => simulator.answer(chat)).toThrow(
    'Contact a (chat, connecting) cannot be answered by the other party.',
  );
  simulator.accept(chat);
  expect(() => simulator.hold(chat)).toThrow('Contact a (chat, connected) cannot be put on hold.');
  expect(() => simulator.pause(chat)).toThrow('Contact a (chat, connected) cannot be paused.');
  expect(() => simulator.resume(chat)).toThrow('Contact a (chat, connected) cannot be resumed.');
  simulator.end(chat);
  expect(() => simulator.end(chat)).toThrow('Contact a (chat, ended) cannot be ended.');
});

it('a queued callback can be rejected or missed while it is incoming, and is ended once accepted', async () => {
  const simulator = await start();
  const [rejected, missed, ended] = ['a', 'b', 'c'].map((contactId) =>
    simulator.incomingContact({ type: 'queue_callback', contactId }),
  );
  simulator.reject(rejected ?? '');
  simulator.end(missed ?? '');
  simulator.accept(ended ?? '');
  expect(() => simulator.accept(ended ?? '')).toThrow('(queue_callback, connecting) cannot be accepted.');
  simulator.end(ended ?? '');
  expect(simulator.contacts.map(({ state }) => state)).toEqual(['rejected', 'missed', 'ended']);
});

it('the extension of an agent must be a telephone number', async () => {
  await expect(startCcpSimulator({ agent: { extension: '150' } })).rejects.toThrow(
    'option "agent".extension must be null or a telephone number such as \'+15555550150\'; got "150".',
  );
});
