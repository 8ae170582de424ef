import { CONTACT, PUBLISHED_ANSWER, READY, READY_REQUEST, SAMPLE } from '../browser/broker/sample.js';
import { update } from '../browser/broker/update.js';
import { expect, test } from './engineTest.js';

const UNLISTED = 'crm.localhost';
const twoApps = { apps: ['127.0.0.1', UNLISTED], admitted: ['127.0.0.1'] };

test('an unlisted origin gets no answer; one event and one warning say how to admit it', async ({
  openHost,
}) => {
  const host = await openHost({ host: twoApps });
  await host.session('logged_in');
  const unlisted = host.app(UNLISTED);
  const origin = host.server.origin(UNLISTED);
  await unlisted.post(SAMPLE);
  expect(await host.eventually('rejected', 1)).toStrictEqual([
    {
      name: 'rejected',
      time: expect.any(Number),
      origin,
      topic: 'OutboundCall',
      subtopic: 'UpdateContactAttribute',
    },
  ]);
  expect(await host.app().ask(READY_REQUEST)).toStrictEqual(READY);
  expect(await host.allReceived(unlisted)).toStrictEqual([]);
  expect(await host.events('rejected')).toHaveLength(1);
  expect(await host.problems()).toStrictEqual([
    `connect-message-broker: ignored a message from ${origin}; to admit it, add it to data-allowed-origins, or to the setting allowedOrigins`,
  ]);
  expect(host.updateCalls).toStrictEqual([]);
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual({});
});

test('messages of an unlisted origin in strings or on other channels cause no event', async ({
  openHost,
}) => {
  const host = await openHost({ host: twoApps });
  const unlisted = host.app(UNLISTED);
  await unlisted.post(JSON.stringify(SAMPLE), 'hello', 5, [SAMPLE], { ...SAMPLE, channel: 'amazon' });
  await unlisted.post(SAMPLE);
  await host.eventually('rejected', 1);
  expect(await host.app().ask(READY_REQUEST)).toStrictEqual(READY);
  expect(await host.events('rejected')).toHaveLength(1);
});

test('an app without an origin of its own, as in a sandbox, counts as an unlisted origin', async ({
  openHost,
}) => {
  const host = await openHost();
  host.server.put(
    '/sandboxed',
    `<!doctype html><title>sandboxed</title><script>parent.postMessage(${JSON.stringify(SAMPLE)}, '*')</script>`,
  );
  await host.addFrame('sandboxed', `${host.server.origin('127.0.0.1')}/sandboxed`, {
    sandbox: 'allow-scripts',
  });
  expect(await host.eventually('rejected', 1)).toMatchObject([{ origin: 'null' }]);
  expect(await host.problems()).toStrictEqual([
    'connect-message-broker: ignored a message from null; opaque origins cannot be admitted',
  ]);
  expect(host.updateCalls).toStrictEqual([]);
});

test('an answer does not reach another origin that was loaded into the frame meanwhile', async ({
  openHost,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const app = host.app();
  const letGo = host.hold();
  await app.post(update('moved', CONTACT, { Reason: 'a' }));
  await host.callsArrived(1);
  await host.move(app, `${host.server.origin(UNLISTED)}/app`);
  letGo();
  expect(await host.eventually('response', 1)).toMatchObject([{ response: true }]);
  expect(await host.allReceived(app)).toStrictEqual([]);
});

test('two apps that use the same request id get their own answers', async ({ openHost }) => {
  const host = await openHost({ host: { apps: ['127.0.0.1', UNLISTED] } });
  await host.session('logged_in');
  const [first, second] = [host.app(), host.app(UNLISTED)];
  await first.post(update(1, CONTACT, { First: 'yes' }));
  await second.post(update(1, CONTACT, { 'Second?': 'no' }));
  await first.answers(1);
  await second.answers(1);
  expect(await host.allReceived(first)).toStrictEqual([{ ...PUBLISHED_ANSWER, requestId: 1 }]);
  expect(await host.allReceived(second)).toMatchObject([
    { requestId: 1, message: { errorType: 'INVALID_REQUEST' } },
  ]);
});
