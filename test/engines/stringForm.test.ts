import { CONTACT, PUBLISHED_ANSWER, READY, READY_REQUEST, SAMPLE } from '../browser/broker/sample.js';
import { expect, test } from './engineTest.js';

/** Longest string that is read, in UTF-16 units. */
const LONGEST = 262_144;

test('a request sent as a JSON string is answered with a JSON string', async ({ openHost }) => {
  const host = await openHost();
  const app = host.app();
  const attributes = { Unicode: 'Zoë – 東京 – 👩‍👩‍👧 – \u2028' };
  const request = { ...SAMPLE, data: { InitialContactId: CONTACT, ContactAttributes: attributes } };
  expect(await app.ask(JSON.stringify(request))).toBe(JSON.stringify(PUBLISHED_ANSWER));
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual(attributes);
  const refused = await app.ask(JSON.stringify({ ...SAMPLE, data: [] }));
  expect(refused).toBeTypeOf('string');
  expect(JSON.parse(String(refused))).toMatchObject({ message: { errorType: 'INVALID_REQUEST' } });
});

test('a string of 262,144 units is read, and a longer one is not', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  const app = host.app();
  const padded = (length: number) => `${JSON.stringify(JSON.stringify(SAMPLE))}.padEnd(${length})`;
  expect(await app.askValue(padded(LONGEST))).toBe(JSON.stringify(PUBLISHED_ANSWER));
  await app.postValues(padded(LONGEST + 1));
  expect(await app.ask(READY_REQUEST)).toStrictEqual(READY);
  expect(await host.events('request')).toHaveLength(2);
  expect(await host.allReceived(app)).toHaveLength(2);
});

test('strings that are no request are ignored, and no error escapes', async ({ openHost }) => {
  const host = await openHost();
  const app = host.app();
  await app.post(
    '',
    '"Amazon"',
    '{"channel":"Amazon"',
    'null "Amazon"',
    JSON.stringify({ ...SAMPLE, channel: 'x' }),
  );
  expect(await app.ask(READY_REQUEST)).toStrictEqual(READY);
  expect(await host.problems()).toStrictEqual([]);
  expect(await host.allReceived(app)).toHaveLength(1);
});
