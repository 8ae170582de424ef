import type { CcpSimulator, ConnectEmulator } from 'connect-message-broker/testing';
import { CONTACT, expect, type HostPage, PUBLISHED_ANSWER, SAMPLE, test } from '../broker/desktopTest.js';
import type { PageServer } from '../broker/PageServer.js';
import { failure } from '../broker/wire.js';
import { moduleOf, scriptOf, streamsReleases } from './streamsReleases.js';

/** They assign to an undeclared variable, which strict code may not. */
const FAIL_AS_MODULES = ['2.26.0', '2.27.1', '2.28.1'];
/** Releases that the broker warns of; 2.28.1 is not among them, since 2.28.2 calls itself 2.28.1. */
const WARNED = ['2.26.0', '2.27.1'];

const [WRITER, FOLLOWER] = ['127.0.0.1', 'crm.localhost'] as const;
const APPS = [WRITER, FOLLOWER];
const RULES = `[
  { origin: ORIGIN('${WRITER}'), contacts: 'seen' },
  { origin: ORIGIN('${FOLLOWER}'), operations: ['InboundCall/InboundCallStateChange'] },
]`;
const SUBSCRIBE = {
  channel: 'Amazon',
  topic: 'App',
  subtopic: 'Subscribe',
  data: { topics: ['InboundCall'] },
};
const SHIFT = 'an agent logs in and takes a call, an app writes to it, and again after logout and login';

test.use({ simulatorOptions: { loggedIn: false } });

for (const release of streamsReleases()) {
  const { version } = release;

  test.describe(`amazon-connect-streams ${version}`, () => {
    test(`as a script: ${SHIFT}`, async ({ openHost, server, simulator, emulator }) => {
      server.put('/connect-streams.js', await scriptOf(release));
      const host = await openHost({
        apps: APPS,
        config: `allowedOrigins: ${RULES},`,
        attributes: { 'data-allowed-origins': undefined },
      });
      await workOneShift(host, simulator, emulator);
      expect(host.problems).toEqual(
        WARNED.includes(version)
          ? [expect.stringMatching(`^connect-message-broker: .* ${version}, which fails as an ES module`)]
          : [],
      );
    });

    if (FAIL_AS_MODULES.includes(version)) {
      test('as an ES module: fails with a ReferenceError of its own, so no broker starts', async ({
        openHost,
        server,
        simulator,
        emulator,
      }) => {
        server.put('/connect-streams.js', await moduleOf(release));
        const host = await openHost({
          apps: APPS,
          document: moduleDocument(server, simulator, emulator),
        });
        await expect.poll(() => host.problems).toEqual([expect.stringMatching(/^ReferenceError/)]);
        expect(await host.page.evaluate('typeof ConnectMessageBroker')).toBe('undefined');
      });
    } else {
      test(`as an ES module: ${SHIFT}`, async ({ openHost, server, simulator, emulator }) => {
        server.put('/connect-streams.js', await moduleOf(release));
        const host = await openHost({
          apps: APPS,
          document: moduleDocument(server, simulator, emulator),
        });
        await workOneShift(host, simulator, emulator);
        expect(host.problems).toEqual([]);
      });
    }
  });
}

test('a page whose Streams is older than any tested is served, and warned of it once', async ({
  openHost,
  simulator,
  emulator,
}) => {
  const host = await openHost({
    apps: APPS,
    before: "connect.version = '2.13.0';",
    config: `allowedOrigins: ${RULES},`,
    attributes: { 'data-allowed-origins': undefined },
  });
  await workOneShift(host, simulator, emulator);
  expect(host.problems).toEqual([
    expect.stringMatching(/^connect-message-broker: .* 2\.13\.0, older than any tested; .*real-instance\.md/),
  ]);
});

/** A desktop whose scripts are ES modules. */
function moduleDocument(server: PageServer, simulator: CcpSimulator, emulator: ConnectEmulator): string {
  return `<!doctype html><link rel="icon" href="data:,"><title>host</title><div id="ccp"></div>
    <script type="module">
      import './connect-streams.js';
      import { createBroker } from './index.js';
      const ORIGIN = (name) => 'http://' + name + ':${server.port}';
      const broker = createBroker({
        allowedOrigins: ${RULES},
        ccpUrl: '${simulator.url}',
        ccp: { loginPopup: false, ccpAckTimeout: 500 },
        endpoint: '${emulator.url}',
        cognitoEndpoint: '${emulator.url}',
        identityPoolId: '${emulator.identityPoolId}',
        logins: ${JSON.stringify(emulator.logins)},
      });
      window.ConnectMessageBroker = { broker };
    </script>
    ${APPS.map((name) => `<iframe name="${name}" src="${server.origin(name)}/app"></iframe>`).join('\n')}`;
}

async function workOneShift(
  host: HostPage,
  simulator: CcpSimulator,
  emulator: ConnectEmulator,
): Promise<void> {
  const [writer, follower] = host.apps;
  if (writer === undefined || follower === undefined) throw new Error('expected two apps');
  const events = async () =>
    (await follower.received()).map(
      ({ data }) => (data as { message: { call?: { event: string } } }).message.call?.event,
    );
  await host.page.waitForFunction('window.ConnectMessageBroker?.broker');
  await follower.ask(SUBSCRIBE);

  simulator.logIn();
  await host.session('logged_in');
  simulator.incomingCall({ contactId: CONTACT });
  await expect.poll(events).toContain('connecting');
  simulator.accept(CONTACT);
  await expect.poll(events).toContain('connected');
  expect(await writer.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);

  simulator.logOut();
  await host.session('logged_out');
  expect(await writer.ask(SAMPLE)).toEqual(failure('AGENT_NOT_LOGGED_IN'));

  simulator.logIn();
  await host.session('logged_in');
  expect(await writer.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
}
