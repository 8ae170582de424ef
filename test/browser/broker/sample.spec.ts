import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';

test('the published sample gets the published answer and not a key more, and is stored', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
  expect(host.problems).toEqual([]);
});

test('a request sent as a JSON string is answered with a JSON string', async ({ openHost }) => {
  const host = await openHost();
  const answer = await host.app.ask(JSON.stringify(SAMPLE));
  expect(answer).toBe(JSON.stringify(PUBLISHED_ANSWER));
});

test('1,000 updates posted at once to one contact make at most 3 calls, and the last values win', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost({
    config: "allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), rateLimit: false }],",
    attributes: { 'data-allowed-origins': undefined },
  });
  await host.session('logged_in');
  const requests = Array.from({ length: 1_000 }, (_, n) => ({
    ...SAMPLE,
    requestId: n,
    data: {
      InitialContactId: CONTACT,
      ContactAttributes: { ...SAMPLE.data.ContactAttributes, Last: String(n) },
    },
  }));
  await host.app.post(...requests);
  const answers = (await host.app.answers(1_000)) as { requestId: number; message: unknown }[];
  expect(answers.every(({ message }) => JSON.stringify(message) === '{"response":true}')).toBe(true);
  expect(new Set(answers.map(({ requestId }) => requestId)).size).toBe(1_000);
  expect(emulator.attributes(CONTACT).Last).toBe('999');
  expect(
    emulator.calls.filter(({ operation }) => operation === 'UpdateContactAttributes').length,
  ).toBeLessThanOrEqual(3);
});
