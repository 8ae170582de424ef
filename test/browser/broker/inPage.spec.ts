import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import type { HostPage } from './HostPage.js';
import { failure, ownParts, READY_REQUEST, update } from './wire.js';

/** Subscribes under a name: what comes is kept in `collected[name]`, and `leave[name]()` ends it. */
async function subscribe(host: HostPage, name: string, filter: object): Promise<void> {
  await host.page.evaluate(`
    (window.collected ??= {})['${name}'] = [];
    (window.leave ??= {})['${name}'] = ConnectMessageBroker.broker.subscribe(${JSON.stringify(filter)},
      (envelope) => collected['${name}'].push(envelope));
    undefined`);
}

const collected = (host: HostPage, name: string): Promise<unknown[]> =>
  host.page.evaluate(`collected['${name}']`);

test('a subscriber receives the topics and subtopics it asked for, until it leaves', async ({ openHost }) => {
  const host = await openHost(ownParts());
  const filters = {
    all: {},
    topic: { topic: 'OutboundCall' },
    both: { topic: 'Demo', subtopic: 'One' },
    subtopic: { subtopic: 'One' },
    other: { topic: 'demo' },
  };
  for (const [name, filter] of Object.entries(filters)) await subscribe(host, name, filter);
  const one = { channel: 'Amazon', topic: 'Demo', subtopic: 'One', data: { a: [1] } };
  const two = { channel: 'Amazon', topic: 'Demo', subtopic: 'Two' };
  const far = { channel: 'Amazon', topic: 'Far', subtopic: 'One' };
  const publish = () =>
    host.page.evaluate(
      `for (const each of ${JSON.stringify([one, two, far])}) ConnectMessageBroker.broker.publish(each)`,
    );
  await publish();
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await collected(host, 'all')).toEqual([one, two, far, PUBLISHED_ANSWER]);
  expect(await collected(host, 'topic')).toEqual([PUBLISHED_ANSWER]);
  expect(await collected(host, 'both')).toEqual([one]);
  expect(await collected(host, 'subtopic')).toEqual([one, far]);
  expect(await collected(host, 'other')).toEqual([]);
  await host.page.evaluate('leave.both(); leave.both()');
  await publish();
  expect(await collected(host, 'both')).toEqual([one]);
  expect(await collected(host, 'subtopic')).toEqual([one, far, one, far]);
});

test('what the host page publishes reaches neither an app nor an operation', async ({ openHost }) => {
  const host = await openHost(ownParts());
  await subscribe(host, 'all', {});
  await host.page.evaluate(
    `for (const each of ${JSON.stringify([SAMPLE, READY_REQUEST])}) ConnectMessageBroker.broker.publish(each)`,
  );
  expect(await collected(host, 'all')).toEqual([SAMPLE, READY_REQUEST]);
  await host.app.settled();
  expect(await host.app.received()).toEqual([]);
  expect(await host.events('request')).toEqual([]);
  expect(await host.page.evaluate('window.written')).toBeUndefined();
});

test('each answer and each failure is published, the failure also as Error/ApiError', async ({
  openHost,
}) => {
  const host = await openHost({
    ...ownParts(),
    apps: ['127.0.0.1', 'crm.localhost'],
    admitted: ['127.0.0.1'],
  });
  await subscribe(host, 'answers', { topic: 'OutboundCall' });
  await subscribe(host, 'errors', { topic: 'Error', subtopic: 'ApiError' });
  const answers = [
    await host.app.ask({ ...SAMPLE, requestId: 'good' }),
    await host.app.ask(update({ 'Bad Key': 'x' })),
    await host.app.ask(update({ Long: 'x'.repeat(32_768) })),
  ] as { message: Record<string, unknown> }[];
  expect(await collected(host, 'answers')).toEqual(answers);
  const failures = answers.map(({ message }) => message).filter(({ response }) => response === false);
  expect(failures).toHaveLength(2);
  expect(await collected(host, 'errors')).toEqual(
    failures.map(({ errorType, errorMessage, msg }) => ({
      channel: 'Amazon',
      topic: 'Error',
      subtopic: 'ApiError',
      data: { errorType, errorMessage, msg },
    })),
  );
});

test('an audit learns who wrote what to which contact with what success, and no value', async ({
  openHost,
  server,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(
    { ...update({ Name: 'SECRET', Größe: 'SECRET' }), requestId: 'SECRET' },
    { ...update({ Name: 'SECRET-é', Empty: '' }), requestId: 1 },
  );
  const responses = await host.eventually('response', 2);
  const requests = await host.events('request');
  const happening = {
    time: expect.any(Number),
    origin: server.origin('127.0.0.1'),
    operation: 'OutboundCall/UpdateContactAttribute',
    source: 'myapp',
  };
  const understood = {
    contactId: CONTACT,
    attributes: [
      { name: 'Name', bytes: 9 },
      { name: 'Empty', bytes: 0 },
    ],
  };
  expect(requests).toEqual([
    { name: 'request', ...happening, sequence: 1 },
    { name: 'request', ...happening, sequence: 2, ...understood },
  ]);
  const [refused, stored] = responses;
  expect(refused).toEqual({
    ...{ name: 'response', ...happening, sequence: 1, response: false, attempts: 0 },
    ...{ errorType: 'INVALID_REQUEST', outcome: 'not_applied', durationMs: expect.any(Number) },
  });
  expect(stored).toMatchObject({
    ...{ name: 'response', ...happening, sequence: 2, response: true, attempts: 1 },
    ...{ ...understood, durationMs: expect.any(Number) },
  });
  expect(stored?.errorType).toBeUndefined();
  expect(JSON.stringify(await host.page.evaluate('happened'))).not.toContain('SECRET');
});

for (const { readable, does } of [
  { readable: true, does: 'learns the AWS request of the last call' },
  { readable: false, does: 'learns of no AWS request that the page may not read' },
]) {
  test.describe(() => {
    test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], exposeErrorHeaders: readable } });

    test(`an audit ${does}`, async ({ openHost, emulator, page }) => {
      await page.clock.install({ time: Date.now() });
      const host = await openHost();
      await host.session('logged_in');
      const last = () => (readable ? host.updateCalls.at(-1)?.requestId : undefined);
      const reported = async (attributes: object, contactId?: string) => {
        await host.app.ask(update({ ...attributes }, contactId));
        return (await host.events('response')).at(-1);
      };

      expect(await reported({ A: '1' })).toMatchObject({
        attempts: 1,
        awsRequestId: last(),
        httpStatus: 200,
      });
      expect(await reported({ A: '2' }, 'no-such-contact')).toMatchObject({
        errorType: 'CONTACT_NOT_FOUND',
        awsRequestId: last(),
        httpStatus: 404,
      });
      emulator.inject({ kind: 'error', status: 500, times: 1 });
      expect(await reported({ A: '3' })).toMatchObject({
        response: true,
        attempts: 2,
        awsRequestId: last(),
        httpStatus: 200,
      });
      expect(await reported({ 'Bad Name': '4' })).toMatchObject({
        attempts: 0,
        awsRequestId: undefined,
        httpStatus: undefined,
      });
      // The call before the last had one, which says nothing of the last.
      emulator.inject({ kind: 'error', status: 500, times: 1 });
      emulator.inject({ kind: 'hang' });
      const hanging = reported({ A: '5' });
      await host.callsArrived(6);
      await page.clock.fastForward(30_000);
      expect(await hanging).toMatchObject({
        errorType: 'TIMEOUT',
        attempts: 2,
        awsRequestId: undefined,
        httpStatus: undefined,
      });
    });
  });
}

test('an audit learns of the session', async ({ openHost, simulator }) => {
  const host = await openHost();
  await host.session('logged_in');
  simulator.logOut();
  await host.session('logged_out');
  expect(await host.events('session')).toEqual([
    { name: 'session', time: expect.any(Number), state: 'logged_in' },
    { name: 'session', time: expect.any(Number), state: 'logged_out' },
  ]);
});

test('a listener that throws harms neither the app nor the listeners after it', async ({ openHost }) => {
  const host = await openHost({
    ...ownParts(),
    apps: ['127.0.0.1', 'crm.localhost'],
    admitted: ['127.0.0.1'],
  });
  await host.page.evaluate(`{
    const { broker } = ConnectMessageBroker;
    const fail = () => { throw new Error('a listener of the page'); };
    broker.subscribe({}, fail);
    for (const name of ['request', 'response', 'rejected', 'session']) {
      broker.on(name, fail);
      broker.on(name, () => ((window.after ??= []).push(name)));
    }
  }`);
  await subscribe(host, 'after', {});
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.ask(update({}))).toMatchObject({ message: { errorType: 'INVALID_REQUEST' } });
  await host.apps[1]?.post(SAMPLE);
  await host.eventually('rejected', 1);
  expect(await collected(host, 'after')).toMatchObject([
    PUBLISHED_ANSWER,
    failure('INVALID_REQUEST', { details: expect.any(Array) }),
    { topic: 'Error' },
  ]);
  expect(await host.page.evaluate('after')).toEqual([
    'request',
    'response',
    'request',
    'response',
    'rejected',
  ]);
  // The error is logged, and nothing was left uncaught.
  expect(host.problems.length).toBeGreaterThan(0);
  expect(host.problems.filter((text) => !text.startsWith('connect-message-broker: '))).toEqual([]);
});

test('a listener that has left receives no more events', async ({ openHost }) => {
  const host = await openHost(ownParts());
  await host.page.evaluate(`{
    window.counted = 0;
    window.leaveRequests = ConnectMessageBroker.broker.on('request', () => (counted += 1));
  }`);
  await host.app.ask(SAMPLE);
  await host.page.evaluate('leaveRequests()');
  await host.app.ask(SAMPLE);
  expect(await host.page.evaluate('counted')).toBe(1);
});
