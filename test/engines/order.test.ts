import type { ConnectCall } from 'connect-message-broker/testing';
import { CONTACT } from '../browser/broker/sample.js';
import { update } from '../browser/broker/update.js';
import { expect, test } from './engineTest.js';

const OK = { response: true };

function attributesOf(calls: readonly ConnectCall[]): object[] {
  return calls.map(({ attributes }) => ({ ...attributes }));
}

test('an app that writes A and then B ends with B, a hundred times over', async ({ openHost }) => {
  const host = await openHost({ emulator: { quota: false }, host: { config: 'callLimit: false,' } });
  await host.session('logged_in');
  const app = host.app();
  const requests = Array.from({ length: 100 }, (_, n) =>
    update(n, CONTACT, { Step: String(n), [`Own${n}`]: 'x' }),
  );
  await app.post(...requests);
  const answers = (await app.answers(100)) as { requestId: number; message: unknown }[];
  expect(answers.map(({ message }) => message)).toStrictEqual(requests.map(() => OK));
  expect(new Set(answers.map(({ requestId }) => requestId)).size).toBe(100);
  expect(host.emulator.attributes(CONTACT)).toMatchObject({ Step: '99', Own0: 'x', Own99: 'x' });
});

test('updates that arrive while a call is in flight are sent as one call; the later value of a name wins', async ({
  openHost,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const app = host.app();
  const letGo = host.hold({ times: 1 });
  await app.post(update('first', CONTACT, { First: '1' }));
  await host.callsArrived(1);
  await app.post(
    update(1, CONTACT, { Reason: 'one', A: '1' }),
    update(2, CONTACT, { Reason: 'two', B: '1', 7: 'seven' }),
    update(3, CONTACT, { Reason: 'three', A: '' }),
  );
  await host.eventually('request', 4);
  letGo();
  for (const id of ['first', 1, 2, 3]) expect(await app.answerTo(id)).toStrictEqual(OK);
  expect(attributesOf(host.updateCalls)).toStrictEqual([
    { First: '1' },
    { Reason: 'three', A: '', B: '1', 7: 'seven' },
  ]);
});

test('two origins that write to one contact take turns, and never share a call', async ({ openHost }) => {
  const host = await openHost({ host: { apps: ['127.0.0.1', 'crm.localhost'] } });
  await host.session('logged_in');
  const [one, two] = [host.app(), host.app('crm.localhost')];
  const letGo = host.hold({ times: 1 });
  await one.post(update('first', CONTACT, { First: '1' }));
  await host.callsArrived(1);
  await one.post(update(1, CONTACT, { Reason: 'one' }));
  await host.eventually('request', 2);
  await two.post(update(2, CONTACT, { Reason: 'two' }));
  await host.eventually('request', 3);
  await one.post(update(3, CONTACT, { Other: 'one' }));
  await host.eventually('request', 4);
  letGo();
  for (const id of ['first', 1, 3]) expect(await one.answerTo(id)).toStrictEqual(OK);
  expect(await two.answerTo(2)).toStrictEqual(OK);
  expect(attributesOf(host.updateCalls)).toStrictEqual([
    { First: '1' },
    { Reason: 'one', Other: 'one' },
    { Reason: 'two' },
  ]);
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual({ First: '1', Reason: 'two', Other: 'one' });
});

test('one bad attribute fails its own request and none that was gathered with it', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  const app = host.app();
  host.emulator.inject({
    kind: 'error',
    status: 400,
    when: ({ attributes }) => attributes !== undefined && 'Bad' in attributes,
  });
  const letGo = host.hold({ times: 1, when: ({ attributes }) => attributes?.First === '1' });
  await app.post(update('first', CONTACT, { First: '1' }));
  await host.callsArrived(1);
  const requests = [0, 1, 2, 3].map((n) =>
    update(n, CONTACT, { [`N${n}`]: '1', ...(n === 2 && { Bad: '1' }) }),
  );
  await app.post(...requests);
  await host.eventually('request', 5);
  letGo();
  for (const n of requests.keys()) {
    expect(await app.answerTo(n)).toMatchObject(
      n === 2 ? { errorType: 'REJECTED_BY_CONNECT', outcome: 'not_applied' } : OK,
    );
  }
  expect(Object.keys(host.emulator.attributes(CONTACT)).toSorted()).toStrictEqual([
    'First',
    'N0',
    'N1',
    'N3',
  ]);
});
