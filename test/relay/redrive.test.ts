import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, update } from './support/messages.js';
import { sendRaw } from './support/sendRaw.js';
import { startWorld, type World } from './support/startWorld.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Posts what Amazon Connect refuses for the time being. */
async function postRefused(...messages: readonly object[]): Promise<void> {
  const heal = world.connect.inject({ kind: 'error', status: 400, name: 'InvalidRequestException' });
  for (const message of messages) {
    await world.post(message);
    await world.drained();
  }
  heal();
}

test('dead letters are put back once the cause is mended, and stored', async () => {
  const contact = world.connect.createContact();
  await postRefused(
    update(contact, { A: 'one' }),
    update(contact, { A: 'two', B: 'two' }),
    change(contact, { Name: 'name' }),
  );
  expect((await world.relay.read()).deadLetters).toHaveLength(3);
  expect(await world.relay.invoke('redrive', {})).toEqual({ putBack: 3, overtaken: 0, kept: 0 });
  await world.drained();
  expect(world.connect.attributes(contact)).toEqual({ A: 'two', B: 'two' });
  expect(world.connect.contact(contact).name).toBe('name');
  expect((await world.relay.read()).deadLetters).toEqual([]);
});

test('names that have a later value by now keep it', async () => {
  const contact = world.connect.createContact();
  await postRefused(
    update(contact, { A: 'old' }),
    update(contact, { A: 'old', B: 'old' }),
    change(contact, { Name: 'old' }),
  );
  await world.post(update(contact, { A: 'new' }));
  await world.post(change(contact, { Name: 'new' }));
  await world.drained();
  expect(await world.relay.invoke('redrive', {})).toEqual({ putBack: 1, overtaken: 2, kept: 0 });
  await world.drained();
  expect(world.connect.attributes(contact)).toEqual({ A: 'new', B: 'old' });
  expect(world.connect.contact(contact).name).toBe('new');
});

test('a value that is written while a dead letter is on its way back is not overwritten by it', async () => {
  const contact = world.connect.createContact();
  await postRefused(update(contact, { A: 'old', B: 'old' }));
  await world.relay.consumers.disable();
  await world.post(update(contact, { A: 'new' }));
  // The status has nothing of it yet.
  expect(await world.relay.invoke('redrive', {})).toEqual({ putBack: 1, overtaken: 0, kept: 0 });
  world.relay.consumers.enable();
  await world.drained();
  expect(world.connect.attributes(contact)).toEqual({ A: 'new', B: 'old' });
});

test('as many as are asked for are put back', async () => {
  const contact = world.connect.createContact();
  await postRefused(update(contact, { A: '1' }), update(contact, { B: '2' }), update(contact, { C: '3' }));
  expect(await world.relay.invoke('redrive', { max: 2 })).toEqual({ putBack: 2, overtaken: 0, kept: 0 });
  expect((await world.relay.read()).deadLetters).toHaveLength(1);
  expect(await world.relay.invoke('redrive', {})).toMatchObject({ putBack: 1 });
  await world.drained();
});

test('what breaks a rule of the wire stays among the dead letters', async () => {
  const contact = world.connect.createContact();
  await sendRaw(world.relay, 'no JSON', contact);
  await world.drained();
  expect(await world.relay.invoke('redrive', {})).toEqual({ putBack: 0, overtaken: 0, kept: 1 });
  expect((await world.relay.read()).deadLetters).toHaveLength(1);
});
