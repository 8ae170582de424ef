import { CONTACT } from '../browser/broker/sample.js';
import type { AppTab } from './AppTab.js';
import { expect, test } from './engineTest.js';
import type { HostTab } from './HostTab.js';

const SCRIPTS = {
  'dist/client.js': (create: string) =>
    `<script type="module">import { createClient } from './client.js'; ${create}</script>`,
  'dist/client.global.js': (create: string) =>
    `<script src="client.global.js"></script><script>const { createClient } = ConnectMessageBroker; ${create}</script>`,
};

/** Puts an app with the client into the host page. */
async function addApp(
  host: HostTab,
  script: keyof typeof SCRIPTS = 'dist/client.js',
  options = '',
): Promise<AppTab> {
  const origin = host.server.origin('localhost');
  const create = `window.client = createClient({ origin: '${origin}', source: 'crm', ${options} });`;
  host.server.put(
    '/client-app',
    `<!doctype html><link rel="icon" href="data:,"><title>app</title>${SCRIPTS[script](create)}`,
  );
  return host.addFrame('client-app', `${host.server.origin('127.0.0.1')}/client-app`);
}

/** JavaScript that evaluates to how a call of the client ends: without a value, or with members of its error. */
function ending(call: string): string {
  return `${call}.then(
    () => 'resolved',
    (error) => ({ ...error, name: error.name, text: error.message, isError: error instanceof Error }),
  )`;
}

function updating(attributes: object, options = ''): string {
  return `client.updateContactAttributes('${CONTACT}', ${JSON.stringify(attributes)}, ${options})`;
}

for (const script of ['dist/client.js', 'dist/client.global.js'] as const) {
  test(`${script} is ready, updates, and rejects with the broker’s error`, async ({ openHost }) => {
    const host = await openHost();
    const app = await addApp(host, script);
    expect(await app.value(ending('client.ready()'))).toBe('resolved');
    expect(await app.value(ending(updating({ CallReason: 'Zoë 🎧' })))).toBe('resolved');
    expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual({ CallReason: 'Zoë 🎧' });
    const errorMessage =
      'data.ContactAttributes.Bad Key: expected a name of letters, digits, dash and underscore, got another string';
    expect(await app.value(ending(updating({ 'Bad Key': 'x' })))).toMatchObject({
      isError: true,
      name: 'BrokerError',
      text: errorMessage,
      errorType: 'INVALID_REQUEST',
      msg: 'The request could not be understood.',
      retryable: false,
      outcome: 'not_applied',
      details: [
        {
          path: 'data.ContactAttributes.Bad Key',
          message: 'expected a name of letters, digits, dash and underscore, got another string',
        },
      ],
    });
    expect((await host.events('request')).at(-1)).toMatchObject({
      origin: host.server.origin('127.0.0.1'),
      source: 'crm',
    });
    expect(await host.problems()).toStrictEqual([]);
  });
}

test('twenty calls at once each get their own answer', async ({ openHost }) => {
  const host = await openHost();
  const app = await addApp(host);
  const calls = Array.from({ length: 20 }, (_, n) =>
    ending(updating({ [n % 2 === 0 ? `A${n}` : `Bad ${n}`]: String(n) })),
  );
  const endings = await app.value<(string | { details: { path: string }[] })[]>(
    `Promise.all([${calls.join()}])`,
  );
  expect(endings.map((end) => (typeof end === 'string' ? end : end.details[0]?.path))).toStrictEqual(
    calls.map((_, n) => (n % 2 === 0 ? 'resolved' : `data.ContactAttributes.Bad ${n}`)),
  );
  expect(Object.keys(host.emulator.attributes(CONTACT))).toHaveLength(10);
});

test('an abort while Amazon Connect has the call rejects as unknown, and the call continues', async ({
  openHost,
}) => {
  const host = await openHost();
  const app = await addApp(host);
  const letGo = host.hold();
  await app.value(`void (() => {
    window.controller = new AbortController();
    window.ended = ${ending(updating({ a: 'b' }, '{ signal: controller.signal }'))};
  })()`);
  await host.callsArrived(1);
  await app.value('controller.abort()');
  expect(await app.value('ended')).toMatchObject({ errorType: 'ABORTED', outcome: 'unknown' });
  letGo();
  await expect.poll(() => ({ ...host.emulator.attributes(CONTACT) })).toStrictEqual({ a: 'b' });
});

test('an abort before the broker is there rejects as not applied', async ({ openHost }) => {
  const host = await openHost({ host: { document: () => '<!doctype html><title>no broker</title>' } });
  const app = await addApp(host);
  expect(await app.value(ending(updating({ a: 'b' }, '{ signal: AbortSignal.timeout(50) }')))).toMatchObject({
    errorType: 'ABORTED',
    outcome: 'not_applied',
    text: 'the call was aborted',
  });
});

test('without a broker a call fails as not applied, and the error says what to check', async ({
  openHost,
}) => {
  const host = await openHost({ host: { document: () => '<!doctype html><title>no broker</title>' } });
  const app = await addApp(host, 'dist/client.js', 'timeoutMs: 700');
  expect(await app.value(ending(updating({ a: 'b' })))).toMatchObject({
    errorType: 'TIMEOUT',
    outcome: 'not_applied',
    text: `no broker at ${host.server.origin('localhost')} answered within 700 ms; does it admit ${host.server.origin('127.0.0.1')}?`,
  });
});

test('a frame that is loaded again starts over, and is served', async ({ openHost }) => {
  const host = await openHost();
  const app = await addApp(host);
  expect(await app.value(ending(updating({ Before: '1' })))).toBe('resolved');
  await host.move(app, `${host.server.origin('127.0.0.1')}/client-app?again`);
  expect(await app.value(ending(updating({ After: '2' })))).toBe('resolved');
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual({ Before: '1', After: '2' });
});

test('the messages of a client reach the broker before those that it sends later', async ({ openHost }) => {
  const host = await openHost();
  const app = await addApp(host);
  const calls = Array.from({ length: 50 }, (_, n) => updating({ Step: String(n) }));
  await app.value(`Promise.all([${calls.join()}])`);
  expect(host.emulator.attributes(CONTACT).Step).toBe('49');
});
