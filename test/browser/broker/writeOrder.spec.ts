import type { ConnectCall, ConnectEmulator } from 'connect-message-broker/testing';
import { update } from './AppFrame.js';
import { CONTACT, expect, test } from './desktopTest.js';

const OK = { response: true };
const CONTACTS = ['contact-a', 'contact-b', 'contact-c'];
const APPS = ['127.0.0.1', 'crm.localhost'];
const ROUNDS = 25;

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes calls slow, and some of them fail, each for itself. */
function disturb(emulator: ConnectEmulator, random: () => number): void {
  for (let n = 0; n < 400; n += 1) {
    const kind = random();
    if (kind < 0.08) emulator.inject({ kind: 'error', status: 500, times: 1, applied: kind < 0.04 });
    else if (kind < 0.12) emulator.inject({ kind: 'lostAnswer', times: 1 });
    else if (kind < 0.16) emulator.inject({ kind: 'cut', times: 1 });
    else {
      const at = random() < 0.5 ? 'before-write' : 'after-write';
      emulator.inject({ kind: 'delay', for: Math.floor(random() * 60), at, times: 1 });
    }
  }
}

/** What one origin's calls carried to one contact under its own name, in the order in which the calls came. */
function sent(calls: readonly ConnectCall[], contactId: string, name: string): readonly number[] {
  return calls
    .filter((call) => call.contactId === contactId && call.attributes?.[name] !== undefined)
    .map((call) => Number(call.attributes?.[name]));
}

for (const seed of [1, 2]) {
  test.describe(() => {
    test.use({ emulatorOptions: { contacts: CONTACTS.map((contactId) => ({ contactId })), quota: false } });

    test(`an app that writes A, then B, never ends with A, however slow and broken the network is (seed ${seed})`, async ({
      openHost,
      emulator,
    }) => {
      const random = seeded(seed);
      disturb(emulator, random);
      const host = await openHost({
        apps: APPS,
        config: `callLimit: false,
          allowedOrigins: ${JSON.stringify(APPS)}.map((name) => ({ origin: ORIGIN(name), rateLimit: false })),`,
        attributes: { 'data-allowed-origins': undefined },
      });
      await host.session('logged_in');
      const posted = host.apps.map(() => 0);
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [index, app] of host.apps.entries()) {
          const burst = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, n) => round * 3 + n);
          posted[index] = (posted[index] ?? 0) + CONTACTS.length * burst.length;
          await app.post(
            ...CONTACTS.flatMap((contactId) =>
              burst.map((value) =>
                update(`${contactId} ${value}`, contactId, { [`Last${index}`]: String(value) }),
              ),
            ),
          );
        }
      }
      for (const [index, app] of host.apps.entries()) {
        const asked = posted[index] ?? 0;
        const answers = (await app.answers(asked)) as { requestId: string; message: unknown }[];
        // One more round trip, so that a second answer to anything would have come too.
        await app.ask(update('end', 'contact-a', { [`End${index}`]: '1' }));
        expect((await app.received()).length).toBe(asked + 1);
        expect(new Set(answers.map(({ requestId }) => requestId)).size).toBe(asked);
        expect(answers.map(({ message }) => message)).toEqual(answers.map(() => OK));
        for (const contactId of CONTACTS) {
          const values = sent(host.updateCalls, contactId, `Last${index}`);
          expect(values).toEqual(values.toSorted((a, b) => a - b));
          const last = answers
            .map(({ requestId }) => requestId.split(' '))
            .filter(([id]) => id === contactId)
            .map(([, value]) => Number(value));
          expect(emulator.attributes(contactId)[`Last${index}`]).toBe(String(Math.max(...last)));
        }
      }
      expect(
        host.updateCalls.some(
          ({ attributes }) => attributes && 'Last0' in attributes && 'Last1' in attributes,
        ),
      ).toBe(false);
    });
  });
}

test('a contact has one call in flight, other contacts go on meanwhile', async ({ openHost, emulator }) => {
  const other = emulator.createContact();
  const host = await openHost();
  await host.session('logged_in');
  const release = host.hold({ when: ({ contactId }) => contactId === CONTACT });
  await host.app.post(update(1, CONTACT, { Step: '1' }));
  await host.callsArrived(1);
  await host.app.post(update(2, CONTACT, { Step: '2' }), update(3, other, { Step: '3' }));
  expect(await host.app.answerTo(3)).toEqual(OK);
  expect(host.updateCalls.filter(({ contactId }) => contactId === CONTACT)).toHaveLength(1);
  release();
  expect(await host.app.answerTo(1)).toEqual(OK);
  expect(await host.app.answerTo(2)).toEqual(OK);
  expect(emulator.attributes(CONTACT)).toEqual({ Step: '2' });
});

test('an update that comes between two attempts of an earlier one does not overtake it', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({ kind: 'error', status: 500, times: 2 });
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Step: '1', Early: 'yes' }));
  await host.callsArrived(1);
  await host.app.post(update(2, CONTACT, { Step: '2' }));
  expect(await host.app.answerTo(1)).toEqual(OK);
  expect(await host.app.answerTo(2)).toEqual(OK);
  expect(host.updateCalls.map(({ attributes }) => attributes?.Step)).toEqual(['1', '1', '1', '2']);
  expect(emulator.attributes(CONTACT)).toEqual({ Step: '2', Early: 'yes' });
});

test('the same message twice is two requests, and both are answered', async ({ openHost, emulator }) => {
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update('same', CONTACT, { Step: '1' }), update('same', CONTACT, { Step: '1' }));
  const answers = await host.app.answers(2);
  expect(answers).toEqual([
    expect.objectContaining({ requestId: 'same', message: OK }),
    expect.objectContaining({ requestId: 'same', message: OK }),
  ]);
  expect(emulator.attributes(CONTACT)).toEqual({ Step: '1' });
});
