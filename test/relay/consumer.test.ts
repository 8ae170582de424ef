import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { LIMITS } from '../../src/protocol/limits.js';
import { NOTHING_SETTLED, withStored } from '../../src/relay/lambda/GroupStatus.js';
import { padSequence } from '../../src/relay/lambda/identifiers.js';
import { StatusTable } from '../../src/relay/lambda/StatusTable.js';
import type { CrashPoint } from './support/CrashingEnvironment.js';
import { change, update } from './support/messages.js';
import { sendRaw } from './support/sendRaw.js';
import { startWorld, type World } from './support/startWorld.js';

let world: World;
/** How often the consumer still crashes at which point. */
const crashes = new Map<CrashPoint, number>();

beforeAll(async () => {
  world = await startWorld({
    crashes(point) {
      const left = crashes.get(point) ?? 0;
      crashes.set(point, left - 1);
      return left > 0;
    },
  });
});
beforeEach(() => {
  crashes.clear();
  world.connect.clearCalls();
});
afterAll(() => world.stop());

/** Posts while no consumer is at work, so that it is known what comes in one batch. */
async function postTogether(...messages: readonly unknown[]): Promise<void> {
  await world.relay.consumers.disable();
  for (const message of messages) expect((await world.post(message)).status).toBe(202);
  world.relay.consumers.enable();
}

function updates(): readonly (Readonly<Record<string, string>> | undefined)[] {
  return world.connect.calls.map(({ attributes }) => attributes && { ...attributes });
}

describe('calls', () => {
  test('updates of one contact become one call, with the latest value of each name', async () => {
    const contact = world.connect.createContact();
    await postTogether(
      update(contact, { A: '1', B: '1' }),
      update(contact, { A: '2' }),
      update(contact, { C: '3' }),
    );
    await world.drained();
    expect(updates()).toEqual([{ A: '2', B: '1', C: '3' }]);
  });

  test('updates that do not fit into one call become several, in order', async () => {
    const contact = world.connect.createContact();
    const large = 'x'.repeat(20_000);
    await postTogether(
      update(contact, { A: large }),
      update(contact, { B: large }),
      update(contact, { A: 'small', B: 'last' }),
    );
    await world.drained();
    expect(updates().map((attributes) => Object.keys(attributes ?? {}))).toEqual([['A'], ['B', 'A']]);
    expect(world.connect.attributes(contact)).toEqual({ A: 'small', B: 'last' });
  });

  test('changes of a contact go in order with its updates, each as a call of its own', async () => {
    const contact = world.connect.createContact();
    await postTogether(
      update(contact, { A: '1' }),
      change(contact, { Name: 'first' }),
      change(contact, { Name: 'second' }),
      update(contact, { A: '2' }),
    );
    await world.drained();
    expect(world.connect.calls.map(({ operation }) => operation)).toEqual([
      'UpdateContactAttributes',
      'UpdateContact',
      'UpdateContact',
      'UpdateContactAttributes',
    ]);
    expect(world.connect.contact(contact).name).toBe('second');
  });

  test('values of every plane arrive unchanged, those that a queue would refuse too', async () => {
    const contact = world.connect.createContact();
    const value = 'Zoë 😀 \ufffe\uffff "\\';
    await postTogether(update(contact, { A: value }));
    await world.drained();
    expect(world.connect.attributes(contact)).toEqual({ A: value });
  });

  test('the last contact of a full batch is given back, and needs one call with the rest of its messages', async () => {
    const contacts = Array.from({ length: 4 }, () => world.connect.createContact());
    await postTogether(
      ...contacts.flatMap((contact) => [1, 2, 3, 4].map((n) => update(contact, { A: String(n) }))),
    );
    await world.drained();
    expect(world.connect.calls).toHaveLength(4);
  });

  test('a contact whose id is no group id of a queue is written all the same', async () => {
    const contact = world.connect.createContact({ contactId: 'contact of Zoë/1' });
    await postTogether(update(contact, { A: '1' }));
    await world.drained();
    expect(world.connect.attributes(contact)).toEqual({ A: '1' });
  });
});

describe('refusals', () => {
  test('a refused update harms no other of its batch, and is a dead letter with its type', async () => {
    const contact = world.connect.createContact();
    const other = world.connect.createContact();
    const isRefused = ({ attributes = {} }) => Object.hasOwn(attributes, 'Bad');
    const heal = world.connect.inject({
      kind: 'error',
      status: 400,
      name: 'InvalidRequestException',
      when: isRefused,
    });
    const messages = Array.from({ length: 9 }, (_, index) =>
      index === 4 ? update(contact, { Bad: 'x' }) : update(contact, { [`A${index}`]: 'x' }),
    );
    await postTogether(...messages, update(other, { A: 'x' }));
    await world.drained();
    heal();
    expect(Object.keys(world.connect.attributes(contact)).toSorted()).toEqual([
      'A0',
      'A1',
      'A2',
      'A3',
      'A5',
      'A6',
      'A7',
      'A8',
    ]);
    expect(world.connect.attributes(other)).toEqual({ A: 'x' });
    expect(await deadLettersOf(contact)).toEqual([
      {
        errorType: 'REJECTED_BY_CONNECT',
        errorMessage: 'Amazon Connect answered 400 InvalidRequestException',
      },
    ]);
  });

  test('of a full contact, what still fits is stored', async () => {
    const contact = world.connect.createContact({
      attributes: { Full: 'x'.repeat(LIMITS.attributesBytes - 1_000) },
    });
    await postTogether(update(contact, { Large: 'x'.repeat(2_000) }), update(contact, { Small: 'x' }));
    await world.drained();
    expect(Object.keys(world.connect.attributes(contact))).toEqual(['Full', 'Small']);
    expect(await deadLettersOf(contact)).toMatchObject([{ errorType: 'REJECTED_BY_CONNECT' }]);
  });

  test('an unknown contact is final after two attempts', async () => {
    await postTogether(update('nobody', { A: '1' }));
    await world.drained();
    expect(world.connect.calls).toHaveLength(2);
    expect(await deadLettersOf('nobody')).toMatchObject([{ errorType: 'CONTACT_NOT_FOUND' }]);
  });

  test('what other producers put into the queue is checked again', async () => {
    const contact = world.connect.createContact();
    await sendRaw(world.relay, 'no JSON', contact);
    await sendRaw(world.relay, JSON.stringify(update(contact, { 'Bad Name': 'x' })), contact);
    await sendRaw(world.relay, JSON.stringify(update(contact, { A: 'x' })), 'elsewhere');
    await sendRaw(world.relay, JSON.stringify(update(contact, { A: 'good' })), contact);
    await world.drained();
    expect(world.connect.attributes(contact)).toEqual({ A: 'good' });
    expect(
      (await world.relay.read()).deadLetters.filter(({ errorType }) => errorType === 'INVALID_REQUEST'),
    ).toHaveLength(3);
  });
});

describe('trouble', () => {
  test('while Amazon Connect is off line nothing is lost, and all is stored when it returns', async () => {
    const contacts = Array.from({ length: 8 }, () => world.connect.createContact());
    world.connect.offline = true;
    await postTogether(
      ...['1', '2', '3'].flatMap((value) =>
        contacts.map((contact) => update(contact, { A: value, [`B${value}`]: 'x' })),
      ),
    );
    await vi.waitFor(() => expect(world.connect.calls.length).toBeGreaterThan(8), 20_000);
    world.connect.offline = false;
    await world.drained();
    expect(contacts.map((contact) => world.connect.attributes(contact))).toEqual(
      contacts.map(() => ({ A: '3', B1: 'x', B2: 'x', B3: 'x' })),
    );
    expect(
      (await world.relay.read()).deadLetters.filter(({ body }) => contacts.some((id) => body.includes(id))),
    ).toEqual([]);
  });

  test.each([
    ['the other Region is active', () => setPassive(true), () => setPassive(false)],
    ['the role may not call', deny, () => heal()],
  ])('while %s, messages wait instead of becoming dead letters', async (_, breakIt, mendIt) => {
    const contact = world.connect.createContact();
    breakIt();
    await postTogether(update(contact, { A: '1' }));
    await vi.waitFor(() => expect(world.connect.calls.length).toBeGreaterThan(0), 10_000);
    mendIt();
    await world.drained();
    expect(world.connect.attributes(contact)).toEqual({ A: '1' });
    expect(await deadLettersOf(contact)).toEqual([]);
  });

  test('a throttled call is made again until it passes', async () => {
    const contact = world.connect.createContact();
    world.connect.inject({ kind: 'error', status: 429, name: 'TooManyRequestsException', times: 2 });
    await postTogether(update(contact, { A: '1' }));
    await world.drained();
    expect(world.connect.calls.map(({ status }) => status)).toEqual([429, 429, 200]);
  });

  test('a crash before the status is written repeats the call; one after it does not', async () => {
    const contact = world.connect.createContact();
    crashes.set('before write', 1);
    await postTogether(update(contact, { A: '1' }));
    await world.drained();
    expect(updates()).toEqual([{ A: '1' }, { A: '1' }]);

    world.connect.clearCalls();
    crashes.set('before return', 1);
    await postTogether(update(contact, { A: '2' }));
    await world.drained();
    expect(updates()).toEqual([{ A: '2' }]);
  });

  test('after a crash between two calls of a contact, no older value lands over a newer one', async () => {
    const contact = world.connect.createContact();
    const large = 'x'.repeat(20_000);
    crashes.set('before return', 1);
    await postTogether(
      update(contact, { A: 'old', Filler: large }),
      update(contact, { A: 'new', Other: large }),
    );
    await world.drained();
    expect(updates().map((attributes) => attributes?.A)).toEqual(['old', 'new']);
  });

  test('a function that was replaced settles nothing more', async () => {
    const { client, name } = world.relay.table;
    const table = new StatusTable(client, name);
    const first = withStored(NOTHING_SETTLED, padSequence('1'), []);
    const second = withStored(first, padSequence('2'), []);
    expect(await table.write('replaced', first, NOTHING_SETTLED)).toBe(true);
    expect(await table.write('replaced', second, first)).toBe(true);
    expect(await table.write('replaced', first, NOTHING_SETTLED)).toBe(false);
    // The answer to a write was lost: it comes again.
    expect(await table.write('replaced', second, first)).toBe(true);
    expect(await table.read('replaced')).toEqual(second);
  });

  test('a crash between the dead letter and its status makes no second dead letter', async () => {
    crashes.set('after bury', 1);
    await postTogether(update('nobody-2', { A: '1' }));
    await world.drained();
    expect(await deadLettersOf('nobody-2')).toHaveLength(1);
  });
});

let heal = (): void => {};
function deny(): void {
  heal = world.connect.inject({ kind: 'error', status: 403, name: 'AccessDeniedException' });
}
function setPassive(isPassive: boolean): void {
  world.connect.passiveRegion = isPassive;
}

async function deadLettersOf(contactId: string) {
  const { deadLetters } = await world.relay.read();
  return deadLetters
    .filter(({ body }) => body.includes(JSON.stringify(contactId)))
    .map(({ errorType, errorMessage }) => ({ errorType, errorMessage }));
}
