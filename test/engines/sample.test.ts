import { CONTACT, PUBLISHED_ANSWER, READY, READY_REQUEST, SAMPLE } from '../browser/broker/sample.js';
import { expect, test } from './engineTest.js';

test('the published sample gets exactly the published answer, and is stored', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  const app = host.app();
  expect(await app.ask(SAMPLE)).toStrictEqual(PUBLISHED_ANSWER);
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual(SAMPLE.data.ContactAttributes);
  expect(await app.received()).toStrictEqual([
    { origin: host.server.origin('localhost'), fromParent: true, data: PUBLISHED_ANSWER },
  ]);
  expect(await host.problems()).toStrictEqual([]);
});

test('the ready signal is answered, with its request id', async ({ openHost }) => {
  const host = await openHost();
  const app = host.app();
  expect(await app.ask(READY_REQUEST)).toStrictEqual(READY);
  expect(await app.ask({ ...READY_REQUEST, requestId: 7 })).toStrictEqual({ ...READY, requestId: 7 });
  expect(await app.ask({ ...SAMPLE, requestId: 'ünï 🎧' })).toStrictEqual({
    ...PUBLISHED_ANSWER,
    requestId: 'ünï 🎧',
  });
});
