import { readFileSync } from 'node:fs';
import { update } from '../broker/AppFrame.js';
import { CONTACT, expect, test } from '../broker/desktopTest.js';
import { FINDING_CODES } from './findingCodes.js';
import { diagnose, expectFinding } from './findings.js';

test.use({ permissions: ['microphone'] });

const HEALTHY = FINDING_CODES.filter((code) => /^[a-z]+$/.test(code));

test('in a healthy desktop all is as it should be, and each thing is named once', async ({
  openHost,
  page,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toEqual({ response: true });
  const findings = await diagnose(page);
  expect(findings.map(({ code, status }) => `${code} ${status}`)).toEqual(
    HEALTHY.map((code) => `${code} ok`),
  );
  expect(findings.find(({ code }) => code === 'instance')?.message).toBe(
    `Requests go to instance ${emulator.instanceId} in ${emulator.region}.`,
  );
  expect(host.problems).toEqual([]);
});

test('nothing that is found holds a credential, a token, a value or the agent’s name', async ({
  openHost,
  page,
  emulator,
  simulator,
}) => {
  simulator.incomingCall({ attributes: { Secret: 'value-of-an-attribute' } });
  const given: string[] = [];
  page.on('response', async (response) => {
    if (response.url().startsWith(emulator.url)) given.push(await response.text().catch(() => ''));
  });
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'value-of-an-update' }));
  await host.app.answerTo(1);
  await expect.poll(() => given.join('')).toContain('SecretKey');
  const keys = ['AccessKeyId', 'SecretKey', 'SessionToken'].map(
    (name) => new RegExp(`"${name}":"([^"]+)"`).exec(given.join(''))?.[1] ?? 'none',
  );
  const text = JSON.stringify(await diagnose(page));
  for (const secret of [
    ...keys,
    ...Object.values(emulator.logins),
    'value-of-an',
    simulator.agent.name,
    simulator.agent.username,
  ]) {
    expect(secret).not.toBe('none');
    expect(text).not.toContain(secret);
  }
});

test('what the page’s gateway has said of a value is not found', async ({ openHost, page }) => {
  const host = await openHost({
    config: `identityPoolId: undefined, logins: undefined, gateway: {
      async updateContactAttributes({ attributes }) {
        throw new ConnectMessageBroker.BrokerError('REJECTED_BY_CONNECT', 'refused: ' + attributes.Reason);
      },
    },`,
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'value-of-an-update' }));
  await host.app.answerTo(1);
  await expectFinding(page, 'failures-seen', 'warning', /^REJECTED_BY_CONNECT: Once, last at [-T:.\d]+Z\.$/);
});

test('to look changes nothing: no frame gets a message, Amazon Connect no call, the page no function call, the document no change', async ({
  openHost,
  page,
  emulator,
}) => {
  const host = await openHost({
    config: `logins: async () => {
      window.asked = (window.asked ?? 0) + 1;
      return ${JSON.stringify(emulator.logins)};
    },`,
  });
  await host.session('logged_in');
  await expectFinding(page, 'credentials', 'ok', /in hand/);
  const state = async () => ({
    calls: emulator.calls.length,
    received: await host.app.received(),
    document: await page.content(),
    asked: await page.evaluate('window.asked'),
    happened: await page.evaluate('window.happened.length'),
    storage: await page.evaluate('JSON.stringify([localStorage, sessionStorage])'),
  });
  // Streams posts to the softphone once a second by itself: nothing but its heartbeats goes there.
  await page.evaluate(`
    window.posted = [];
    const upstream = connect.core.upstream.upstream;
    const send = upstream.send.bind(upstream);
    upstream.send = (message) => { posted.push(message.event); send(message); };
  `);
  const before = await state();
  for (let time = 0; time < 3; time += 1) await diagnose(page);
  await host.app.settled();
  expect(await state()).toEqual(before);
  const posted = (await page.evaluate('window.posted')) as string[];
  expect(posted.filter((event) => event !== 'synchronize' && event !== 'broadcast')).toEqual([]);
});

test('after stop() it says that the broker has stopped', async ({ openHost, page }) => {
  const host = await openHost();
  await host.session('logged_in');
  await page.evaluate('ConnectMessageBroker.broker.stop()');
  await expectFinding(page, 'broker-stopped', 'warning', /answers no app/);
});

test('as an ES module it loads its part by itself', async ({
  openHost,
  page,
  simulator,
  server,
  emulator,
}) => {
  await openHost({
    document: `<!doctype html><link rel="icon" href="data:,"><script src="connect-streams.js"></script><div id="ccp"></div>
      <script type="module">
        import { createBroker } from './index.js';
        const broker = createBroker({
          ccpUrl: '${simulator.url}', endpoint: '${emulator.url}', cognitoEndpoint: '${emulator.url}',
          identityPoolId: '${emulator.identityPoolId}', logins: ${JSON.stringify(emulator.logins)},
          allowedOrigins: ['${server.origin('127.0.0.1')}'],
        });
        window.ConnectMessageBroker = { broker };
      </script>
      <iframe name="127.0.0.1" src="${server.origin('127.0.0.1')}/app"></iframe>`,
  });
  await page.waitForFunction("ConnectMessageBroker?.broker.sessionState === 'logged_in'");
  await expectFinding(page, 'parts', 'ok', /The aws part is there/);
  expect(server.requests).toContain('/connect-message-broker-diagnostics.js');
});

test('the file is loaded when it is needed, and not before', async ({ openHost, page, server }) => {
  const host = await openHost();
  await host.session('logged_in');
  expect(server.requests).not.toContain('/connect-message-broker-diagnostics.js');
  await diagnose(page);
  expect(server.requests).toContain('/connect-message-broker-diagnostics.js');
});

test('each code is found in one of these tests', () => {
  const tests = ['softphone', 'apps', 'access', 'workspace', 'whole']
    .map((name) => readFileSync(new URL(`${name}.spec.ts`, import.meta.url), 'utf8'))
    .join('');
  const missing = FINDING_CODES.filter((code) => !tests.includes(`'${code}'`) && !HEALTHY.includes(code));
  expect(missing).toEqual([]);
});
