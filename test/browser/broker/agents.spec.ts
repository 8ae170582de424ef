import type { ConnectEmulator } from 'connect-message-broker/testing';
import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { details, failure, update } from './wire.js';

function updatesAt(emulator: ConnectEmulator) {
  return emulator.calls.filter(({ operation }) => operation === 'UpdateContactAttributes');
}

test('when another agent takes over, what was under way finishes and what was queued is refused', async ({
  openHost,
  simulator,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  let release = () => {};
  emulator.inject({ kind: 'delay', times: 1, for: new Promise<void>((resolve) => (release = resolve)) });
  await host.app.post({ ...update({ First: 'sent' }), requestId: 'first' });
  await expect.poll(() => updatesAt(emulator).length).toBe(1);
  await host.app.post({ ...update({ Second: 'queued' }), requestId: 'second' });
  await host.eventually('request', 2);
  simulator.logIn({ name: 'John Roe' });
  expect(await host.app.answers(1)).toEqual([{ ...failure('AGENT_NOT_LOGGED_IN'), requestId: 'second' }]);
  release();
  expect((await host.app.answers(2))[1]).toEqual({ ...PUBLISHED_ANSWER, requestId: 'first' });
  expect(emulator.attributes(CONTACT)).toEqual({ First: 'sent' });
  expect((await host.events('session')).map(({ state }) => state)).toEqual([
    'logged_in',
    'logged_out',
    'logged_in',
  ]);
});

test('an agent never writes with the credentials of the agent before', async ({
  openHost,
  simulator,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  simulator.logIn({ name: 'John Roe' });
  await expect.poll(async () => (await host.events('session')).at(-2)?.state).toBe('logged_out');
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  const [first, second] = updatesAt(emulator).map(({ accessKeyId }) => accessKeyId);
  expect(first).toMatch(/^ASIA/);
  expect(second).toMatch(/^ASIA/);
  expect(second).not.toBe(first);
});

test('contacts that another agent has seen are not seen', async ({ openHost, simulator }) => {
  const host = await openHost({
    config: "allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), contacts: 'seen' }],",
    attributes: { 'data-allowed-origins': undefined },
  });
  await host.session('logged_in');
  simulator.incomingCall({ contactId: CONTACT });
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 1');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  simulator.logIn({ name: 'John Roe' });
  await expect.poll(async () => (await host.events('session')).at(-2)?.state).toBe('logged_out');
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(failure('NOT_PERMITTED', details('data.InitialContactId')));
});

const elsewhere = { region: 'eu-central-1', instanceId: 'aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb' };

test.describe('region and instance', () => {
  test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], ...elsewhere } });

  test.describe('of an agent elsewhere', () => {
    test.use({ simulatorOptions: { agent: elsewhere } });

    test('are read from the routing profile', async ({ openHost, emulator, page }) => {
      const sent = page.waitForRequest((request) => request.url().startsWith(`${emulator.url}/contact`));
      const host = await openHost();
      expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
      const request = await sent;
      expect(await request.headerValue('authorization')).toContain('/eu-central-1/connect/aws4_request');
      expect(request.postDataJSON()).toMatchObject({ InstanceId: elsewhere.instanceId });
      expect(updatesAt(emulator)).toMatchObject([{ signature: 'valid', status: 200 }]);
    });
  });

  test('are those of the settings rather than those of the agent', async ({ openHost, emulator, page }) => {
    const sent = page.waitForRequest((request) => request.url().startsWith(`${emulator.url}/contact`));
    const host = await openHost({
      attributes: { 'data-region': elsewhere.region, 'data-instance-id': elsewhere.instanceId },
    });
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    const request = await sent;
    expect(await request.headerValue('authorization')).toContain('/eu-central-1/connect/aws4_request');
    expect(request.postDataJSON()).toMatchObject({ InstanceId: elsewhere.instanceId });
    expect(updatesAt(emulator)).toMatchObject([{ signature: 'valid', status: 200 }]);
  });

  test('of the agent before are forgotten', async ({ openHost, simulator, emulator, page }) => {
    const host = await openHost();
    await host.session('logged_in');
    simulator.logIn({ name: 'John Roe', ...elsewhere });
    await expect.poll(async () => (await host.events('session')).at(-2)?.state).toBe('logged_out');
    await host.session('logged_in');
    const sent = page.waitForRequest((request) => request.url().startsWith(`${emulator.url}/contact`));
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    expect((await sent).postDataJSON()).toMatchObject({ InstanceId: elsewhere.instanceId });
  });
});
