import { AppFrame, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { failure, ownParts } from './wire.js';

const WITHOUT_POOL = 'identityPoolId: undefined, logins: undefined,';
/** A session that the test moves. */
const SESSION = `{
  state: 'starting',
  listeners: new Set(),
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  },
  move(state) {
    this.state = state;
    for (const listener of this.listeners) listener(state);
  },
}`;

test('static credentials sign the calls', async ({ openHost, emulator }) => {
  const host = await openHost({
    config: `${WITHOUT_POOL} credentials: ${JSON.stringify(emulator.credentials)},`,
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(emulator.calls.filter(({ operation }) => operation !== 'preflight')).toMatchObject([
    { accessKeyId: emulator.credentials.accessKeyId, signature: 'valid' },
  ]);
});

test('credentials from an async function sign the calls', async ({ openHost, emulator }) => {
  const host = await openHost({
    config: `${WITHOUT_POOL} credentials: async () => {
      window.asked = (window.asked ?? 0) + 1;
      return ${JSON.stringify(emulator.credentials)};
    },`,
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.page.evaluate('asked')).toBe(1);
  expect(emulator.calls.filter(({ operation }) => operation !== 'preflight')).toMatchObject([
    { accessKeyId: emulator.credentials.accessKeyId, signature: 'valid' },
  ]);
});

test("the host page's gateway carries the update, and the AWS part is never fetched", async ({
  openHost,
  server,
  emulator,
}) => {
  const host = await openHost({
    config: `${WITHOUT_POOL} gateway: {
      async updateContactAttributes(...parts) {
        window.carried = { update: parts[0], signal: parts[1].signal instanceof AbortSignal, own: this.name };
      },
      name: 'mine',
    },`,
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.page.evaluate('carried')).toEqual({
    update: {
      instanceId: emulator.instanceId,
      initialContactId: SAMPLE.data.InitialContactId,
      attributes: SAMPLE.data.ContactAttributes,
    },
    signal: true,
    own: 'mine',
  });
  expect(server.requests).not.toContain('/connect-message-broker-aws.js');
  expect(emulator.calls).toEqual([]);
  expect(host.problems).toEqual([]);
});

test('what a gateway fails with is what the app receives, except for errors of its own', async ({
  openHost,
}) => {
  const known = await openHost(
    ownParts(`throw new ConnectMessageBroker.BrokerError('CONTACT_NOT_FOUND', 'no such contact');`),
  );
  expect(await known.app.ask(SAMPLE)).toEqual(
    failure('CONTACT_NOT_FOUND', { errorMessage: 'no such contact' }),
  );
  const unknown = await openHost(ownParts(`throw new Error('SECRET of https://backend.example.com');`));
  const answer = await unknown.app.ask(SAMPLE);
  expect(answer).toEqual(failure('CONNECT_UNAVAILABLE', { outcome: 'unknown' }));
  expect(JSON.stringify(answer)).not.toMatch(/SECRET|backend/);
});

test("a gateway's signal is aborted at the deadline", async ({ openHost }) => {
  const parts = ownParts(
    "await new Promise(() => signal.addEventListener('abort', () => (window.aborted = true)));",
  );
  const host = await openHost({
    ...parts,
    attributes: { ...parts.attributes, 'data-request-timeout-ms': '300' },
  });
  expect(await host.app.ask(SAMPLE)).toEqual(failure('TIMEOUT', { outcome: 'unknown' }));
  await host.page.waitForFunction('window.aborted === true');
});

test("a session of the host's own is believed, on a page without Streams", async ({ openHost }) => {
  const { config, ...rest } = ownParts();
  const host = await openHost({
    ...rest,
    config: `${config} session: (window.session = ${SESSION}),`,
    attributes: { ...rest.attributes, 'data-login-wait-ms': '60000', 'data-request-timeout-ms': '90000' },
  });
  const move = (state: string) => host.page.evaluate(`session.move('${state}')`);
  await host.app.post(SAMPLE);
  await host.eventually('request', 1);
  await move('logged_in');
  expect(await host.app.answers(1)).toEqual([PUBLISHED_ANSWER]);
  await move('suspect');
  await host.app.post(SAMPLE);
  await host.eventually('request', 2);
  expect(await host.app.received()).toHaveLength(1);
  await move('logged_out');
  expect((await host.app.answers(2))[1]).toEqual(failure('AGENT_NOT_LOGGED_IN'));
  expect(await host.app.ask(SAMPLE)).toEqual(failure('AGENT_NOT_LOGGED_IN'));
  await move('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  const states = (await host.events('session')).map(({ state }) => state);
  expect(states).toEqual(['logged_in', 'suspect', 'logged_out', 'logged_in']);
  expect(host.problems).toEqual([]);
});

test("a session of the host's own with the AWS SDK writes where the settings say", async ({
  openHost,
  emulator,
}) => {
  const host = await openHost({
    streams: false,
    config: "session: { state: 'logged_in', subscribe: () => () => {} },",
    attributes: {
      'data-ccp-url': undefined,
      'data-region': emulator.region,
      'data-instance-id': emulator.instanceId,
    },
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('a session of the host\'s own has shown no contact, so the rule "seen" admits none', async ({
  openHost,
}) => {
  const { config, attributes, ...rest } = ownParts();
  const host = await openHost({
    ...rest,
    config: `${config} allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), contacts: 'seen' }],`,
    attributes: { ...attributes, 'data-allowed-origins': undefined },
  });
  expect(await host.app.ask(SAMPLE)).toMatchObject({ message: { errorType: 'NOT_PERMITTED' } });
});

test('index.js does the same as an ES module', async ({ openHost, server, simulator, emulator }) => {
  const host = await openHost({
    document: `<!doctype html><link rel="icon" href="data:,"><script src="connect-streams.js"></script>
      <div id="ccp"></div>
      <script type="module">
        import { BrokerError, createBroker, SettingError } from './index.js';
        try {
          createBroker({ allowedOrigins: ['*'], gateway: { updateContactAttributes() {} } });
        } catch (error) {
          window.refused = error instanceof SettingError && error.message;
        }
        window.broker = createBroker({
          allowedOrigins: ['${server.origin('127.0.0.1')}'],
          ccpUrl: '${simulator.url}',
          endpoint: '${emulator.url}',
          cognitoEndpoint: '${emulator.url}',
          identityPoolId: '${emulator.identityPoolId}',
          logins: ${JSON.stringify(emulator.logins)},
          ccp: { loginPopup: false },
        });
      </script>
      <iframe name="first" src="${server.origin('127.0.0.1')}/app"></iframe>`,
  });
  await expect.poll(() => host.page.evaluate('typeof window.broker')).toBe('object');
  const frame = host.page.frame({ name: 'first' });
  if (frame === null) throw new Error('the page has no frame');
  const app = new AppFrame(frame);
  expect(await app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.page.evaluate('refused')).toContain('allowedOrigins');
  expect(await host.page.evaluate("'ConnectMessageBroker' in window")).toBe(false);
  expect(host.problems).toEqual([]);
});
