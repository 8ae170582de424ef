import type { ConnectEmulator, Fault } from 'connect-message-broker/testing';
import { update } from './AppFrame.js';
import { CONTACT, expect, type HostPage, type Page, test } from './desktopTest.js';
import { ownParts } from './wire.js';

const VALUE = 'value-of-the-request';
/** As tokens are: a page's own error may have it in its text, which goes to the console. */
const TOKEN = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ0b2tlbiBvZiB0aGUgYWdlbnQifQ.c2lnbmF0dXJl';
const PROVIDER = 'idp.example.com';
const UNLISTED = 'unlisted.localhost';

/** What the service says of a call may repeat what was in it. */
const TALKATIVE = `value ${VALUE} of the caller with token ${TOKEN}`;

/** Everything that can become of a call, each at a contact of its own; answered in time, or by the deadline. */
const FAULTS: readonly Fault[] = [
  { kind: 'error', status: 400, name: 'InvalidParameterException', message: TALKATIVE },
  { kind: 'error', status: 400, name: 'InvalidActiveRegionException', message: TALKATIVE },
  { kind: 'error', status: 401, name: 'UnauthorizedException', message: TALKATIVE },
  { kind: 'error', status: 403, name: 'AccessDeniedException', message: TALKATIVE },
  { kind: 'error', status: 403, name: 'UnrecognizedClientException', message: TALKATIVE, cors: false },
  { kind: 'error', status: 404, name: 'ResourceNotFoundException', message: TALKATIVE },
  { kind: 'error', status: 409, name: 'ConflictException', message: TALKATIVE },
  { kind: 'error', status: 429, name: 'TooManyRequestsException', message: TALKATIVE },
  { kind: 'error', status: 500, name: 'InternalServiceException', message: TALKATIVE, applied: true },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 502 },
  { kind: 'hang' },
  { kind: 'cut' },
  { kind: 'lostAnswer' },
  { kind: 'delay', for: 300 },
  { kind: 'slowBody', for: 300 },
];
const faulty = FAULTS.map((fault, n) => ({ fault, contactId: `contact-${n}` }));

/** Messages with a value where none belongs. */
const MALFORMED: readonly object[] = [
  { data: VALUE },
  { data: { InitialContactId: CONTACT, ContactAttributes: VALUE } },
  { data: { InitialContactId: CONTACT, ContactAttributes: [VALUE] } },
  { data: { InitialContactId: { id: VALUE }, ContactAttributes: { Reason: VALUE } } },
  { data: { InitialContactId: CONTACT, ContactAttributes: { Reason: { text: VALUE } } } },
  { data: { InitialContactId: CONTACT, ContactAttributes: { 'Bad Name': VALUE } } },
  { data: { InitialContactId: CONTACT, ContactAttributes: { Reason: VALUE.repeat(3_000) } } },
  { data: { InitialContactId: CONTACT, ContactAttributes: { Reason: `${VALUE}\ud800` } } },
  { requestId: { of: VALUE }, data: { InitialContactId: CONTACT, ContactAttributes: { Reason: VALUE } } },
  { source: [VALUE], data: { InitialContactId: CONTACT, ContactAttributes: { Reason: VALUE } } },
].map((members) => ({
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttribute',
  ...members,
}));

interface Source {
  readonly title: string;
  /** JavaScript of the settings; `refuse` is set while no credentials are to be had. */
  readonly config: (emulator: ConnectEmulator) => string;
  /** How many secrets of AWS there are at least. */
  readonly secrets: number;
}

const SOURCES: readonly Source[] = [
  {
    title: 'an identity pool',
    config: ({ logins }) => `logins: async () => {
      if (window.refuse) throw new Error('no more logins for ${TOKEN}');
      return ${JSON.stringify(logins)};
    },`,
    secrets: 5,
  },
  {
    title: 'a provider of the host page',
    config: ({ credentials }) => `identityPoolId: undefined, logins: undefined,
      credentials: async () => {
        const credentials = ${JSON.stringify(credentials)};
        if (window.refuse) throw new Error('no more credentials than ' + JSON.stringify(credentials));
        return credentials;
      },`,
    secrets: 2,
  },
];

test.use({
  emulatorOptions: {
    contacts: [{ contactId: CONTACT }, ...faulty],
    exposeErrorHeaders: true,
    quota: false,
    logins: { [PROVIDER]: TOKEN },
  },
});

/** Every line of the console, of any page, with all its arguments; and what was not caught. */
function listenToConsole(page: Page): () => Promise<string[]> {
  const lines: Promise<string>[] = [];
  page.on('pageerror', (error) => lines.push(Promise.resolve(`${error} ${error.stack}`)));
  page.on('console', (message) => {
    const given = message.args().map((argument) => argument.jsonValue().catch(String));
    lines.push(Promise.all(given).then((all) => `${message.text()} ${JSON.stringify(all)}`));
  });
  return () => Promise.all(lines);
}

/** The credentials that the page holds, as they come in. */
function listenForCredentials(page: Page, { credentials }: ConnectEmulator): () => Promise<string[]> {
  const issued: Promise<string[]>[] = [
    Promise.resolve([credentials.accessKeyId, credentials.secretAccessKey]),
  ];
  page.on('response', (response) => {
    const { 'x-amz-target': target } = response.request().headers();
    if (target?.endsWith('.GetCredentialsForIdentity') && response.ok())
      issued.push(
        response
          .json()
          .then(({ Credentials: { AccessKeyId, SecretKey, SessionToken } }) => [
            AccessKeyId,
            SecretKey,
            SessionToken,
          ]),
      );
  });
  return async () => (await Promise.all(issued)).flat();
}

/** Subscribes to the in-page bus from now on; the events are recorded from the start. */
async function listenToBus({ page }: HostPage): Promise<void> {
  await page.evaluate(() => {
    const envelopes: object[] = [];
    Reflect.set(window, 'published', envelopes);
    window.ConnectMessageBroker?.broker?.subscribe({}, (envelope) => envelopes.push(envelope));
  });
}

for (const { title, config, secrets: count } of SOURCES) {
  test(`with credentials of ${title}, no value and no credential is in any event, answer, envelope, console line or storage, whatever fails`, async ({
    openHost,
    emulator,
    simulator,
    page,
  }) => {
    const consoleLines = listenToConsole(page);
    const credentials = listenForCredentials(page, emulator);
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    const host = await openHost({
      apps: ['127.0.0.1', 'crm.localhost', 'greedy.localhost', UNLISTED],
      attributes: { 'data-allowed-origins': undefined, 'data-request-timeout-ms': '3000' },
      config: `${config(emulator)} callLimit: false, loginWaitMs: 100, allowedOrigins: [
        ORIGIN('127.0.0.1'),
        { origin: ORIGIN('crm.localhost'), attributeNames: ['crm_*'] },
        { origin: ORIGIN('greedy.localhost'), rateLimit: { perSecond: 0.001, burst: 1 } },
      ],`,
    });
    const [app, crm, greedy, unlisted] = host.apps;
    if (!app || !crm || !greedy || !unlisted) throw new Error('expected four apps');
    await host.session('logged_in');
    await listenToBus(host);

    for (const { fault, contactId } of faulty)
      emulator.inject({ ...fault, when: (call) => call.contactId === contactId });
    await app.post(...faulty.map(({ contactId }) => update(contactId, contactId, { Reason: VALUE })));
    await app.post(update('good', CONTACT, { Reason: VALUE }), ...MALFORMED, JSON.stringify(MALFORMED[4]));
    await crm.post(update('not permitted', CONTACT, { crm_Reason: VALUE, Reason: VALUE }));
    await greedy.post(
      update('one', CONTACT, { Reason: VALUE }),
      update('one too many', CONTACT, { Reason: VALUE }),
    );
    await unlisted.post(...MALFORMED, VALUE, `{ "channel": "Amazon", "data": "${VALUE}" }`, {
      channel: 'Amazon',
      topic: { text: VALUE },
      data: VALUE,
    });
    await host.eventually('response', faulty.length + MALFORMED.length + 5);
    await host.eventually('rejected', 10);

    await page.evaluate(() => Reflect.set(window, 'refuse', true));
    const allowCredentials = emulator.inject({
      kind: 'error',
      operation: 'GetCredentialsForIdentity',
      status: 400,
      name: 'NotAuthorizedException',
      message: TALKATIVE,
    });
    simulator.logOut();
    await host.session('logged_out');
    await app.post(update('nobody', CONTACT, { Reason: VALUE }));
    expect(await app.answerTo('nobody')).toMatchObject({ errorType: 'AGENT_NOT_LOGGED_IN' });
    simulator.logIn();
    await host.session('logged_in');
    await app.post(update('refused', CONTACT, { Reason: VALUE }));
    expect(await app.answerTo('refused')).toMatchObject({ errorType: 'CONNECT_UNAVAILABLE' });

    await page.evaluate(() => Reflect.set(window, 'refuse', false));
    allowCredentials();
    const hanging = faulty.find(({ fault }) => fault.kind === 'hang');
    const calls = host.updateCalls.length;
    await app.post(update('last', hanging?.contactId ?? '', { Reason: VALUE }));
    await host.callsArrived(calls + 1);
    await app.post(update('behind it', hanging?.contactId ?? '', { Reason: VALUE }));
    await host.eventually('request', (await host.events('response')).length + 2);
    await page.evaluate(() => void window.ConnectMessageBroker?.broker?.stop());
    expect(await app.answerTo('behind it')).toMatchObject({ errorType: 'BROKER_STOPPED' });
    expect(await app.answerTo('last')).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown' });

    const responses = await host.events('response');
    const reported = new Set(
      responses.flatMap(({ errorType }) => (errorType === undefined ? [] : [errorType])),
    );
    const all = await page.evaluate(() => Object.keys(window.ConnectMessageBroker?.ERROR_TYPES ?? {}));
    expect([...reported].sort(), 'every errorType there is').toEqual(all.sort());
    expect(responses.some(({ response }) => response === true)).toBe(true);

    const places = {
      events: await page.evaluate('happened'),
      envelopes: await page.evaluate('published'),
      answers: await Promise.all(host.apps.map((each) => each.received())),
      console: await consoleLines(),
      storage: await page.evaluate(async () => ({
        local: { ...localStorage },
        session: { ...sessionStorage },
        cookies: document.cookie,
        databases: await indexedDB.databases(),
        caches: await caches.keys(),
      })),
    };
    // What may be known is there, so the places were looked at.
    expect(JSON.stringify(places.events)).toContain('"name":"Reason","bytes":20');
    expect(JSON.stringify(places.envelopes)).toContain('"ApiError"');
    expect(JSON.stringify(places.answers)).toContain('"outcome":"unknown"');
    expect(JSON.stringify(places.console)).toContain('connect-message-broker: ignored a message from');
    expect(JSON.stringify(places.console)).toContain('no more');
    expect(places.storage).toEqual({ local: {}, session: {}, cookies: '', databases: [], caches: [] });

    expect([...asked].filter((origin) => origin !== 'null').sort()).toEqual(
      [
        ...host.apps.map(({ frame }) => new URL(frame.url()).origin),
        new URL(page.url()).origin,
        simulator.origin,
        emulator.url,
      ].sort(),
    );

    const ofAws = await credentials();
    expect(ofAws.length).toBeGreaterThanOrEqual(count);
    const secrets = [VALUE, TOKEN, ...ofAws];
    for (const [place, content] of Object.entries(places)) {
      const text = JSON.stringify(content);
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${place}`).toBe(false);
    }
  });
}

test('what a gateway of the host page rejects with reaches no app, unless it is a BrokerError', async ({
  openHost,
  page,
}) => {
  const consoleLines = listenToConsole(page);
  const host = await openHost(ownParts(`throw new Error('${TALKATIVE}' + JSON.stringify(update));`));
  await listenToBus(host);
  expect(await host.app.ask(update(1, CONTACT, { Reason: VALUE }))).toMatchObject({
    message: { errorType: 'CONNECT_UNAVAILABLE', outcome: 'unknown' },
  });
  const places = JSON.stringify([
    await host.eventually('response', 1),
    await page.evaluate('published'),
    await host.app.received(),
    await consoleLines(),
  ]);
  expect(places).toContain('CONNECT_UNAVAILABLE');
  expect(places).not.toContain(VALUE);
  expect(places).not.toContain(TOKEN);
});
