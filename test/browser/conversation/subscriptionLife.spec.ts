import { expect, test } from '../broker/desktopTest.js';
import { failureMessage } from '../broker/wire.js';
import { PortApp } from '../port/PortApp.js';
import { message, names, SUBSCRIBE, withRules } from './messages.js';

const CALLS = message('App', 'Subscribe', { topics: ['InboundCall'] });
const RINGS = 'InboundCall/InboundCallStateChange connecting';

test('a page that loads again in its window is still subscribed, and asks again for the present', async ({
  openHost,
  simulator,
  server,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  await host.app.ask(CALLS);
  await host.app.frame.goto(`${server.origin('127.0.0.1')}/app`);
  simulator.incomingCall();
  await expect.poll(async () => (await host.app.received()).length).toBe(1);
  await host.app.post(SUBSCRIBE);
  expect(names(await host.app.answers(5))).toEqual([
    RINGS,
    'Agent/LoginSuccess',
    expect.stringContaining('Agent/SetAgentState'),
    RINGS,
    'App/SubscribeResponse',
  ]);
});

test('a window and its port are two subscribers, and each ends its own subscription', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  const lines = new PortApp(host.app);
  await lines.open('a');
  await host.app.ask(CALLS);
  await lines.post('a', CALLS);
  await lines.received('a', 2);
  simulator.incomingCall();
  expect(names(await lines.received('a', 3)).at(-1)).toBe(RINGS);
  expect(names(await host.app.answers(2)).at(-1)).toBe(RINGS);
  await host.app.ask(message('App', 'Unsubscribe'));
  simulator.incomingCall();
  expect(names(await lines.received('a', 4)).at(-1)).toBe(RINGS);
  await host.app.ask(message('App', 'StateSync'));
  expect(names((await host.app.received()).map(({ data }) => data))).toEqual([
    'App/SubscribeResponse',
    RINGS,
    'App/UnsubscribeResponse',
    'App/StateSync',
  ]);
});

test('with a port that is replaced its subscriptions end', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  const lines = new PortApp(host.app);
  await lines.open('old');
  await lines.post('old', CALLS);
  await lines.received('old', 2);
  await lines.open('new');
  await host.app.ask(CALLS);
  simulator.incomingCall();
  await host.app.answers(2);
  await lines.post('new', message('App', 'StateSync'));
  expect(names(await lines.received('new', 2))).toEqual(['App/ConnectResponse', 'App/StateSync']);
  expect(names(await lines.received('old', 3)).slice(1)).toEqual(['App/SubscribeResponse', 'App/Disconnect']);
});

test('while the login state is unknown, a subscriber receives nothing but the answer', async ({
  openHost,
}) => {
  const host = await openHost({
    attributes: { 'data-ccp-url': undefined, 'data-region': 'us-east-1', 'data-instance-id': 'instance-1' },
  });
  expect(names([await host.app.ask(SUBSCRIBE)])).toEqual(['App/SubscribeResponse']);
});

test('a subscription counts against the rate limit as any request, and its events do not', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': 'rateLimit: { perSecond: 0.001, burst: 2 }' }));
  await host.session('logged_in');
  await host.app.ask(CALLS);
  for (let count = 0; count < 5; count += 1) simulator.incomingCall();
  await host.app.answers(6);
  expect(await host.app.ask(message('App', 'StateSync'))).toMatchObject({ message: { initState: 'Loaded' } });
  expect(await host.app.ask(CALLS)).toMatchObject({
    subtopic: 'SubscribeResponse',
    message: failureMessage('RATE_LIMITED'),
  });
});
