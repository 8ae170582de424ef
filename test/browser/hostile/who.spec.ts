import { READY_REQUEST } from '../broker/wire.js';
import { ADMITTED, type Desk, POLLING, post, UNLISTED } from './Desk.js';
import { CONTACT, expect, type Frame, PUBLISHED_ANSWER, SAMPLE, test } from './hostileTest.js';

const WRITE = JSON.stringify({ ...SAMPLE, requestId: 1 });
const READY = JSON.stringify(READY_REQUEST);
const ANSWER = { ...PUBLISHED_ANSWER, requestId: 1 };
/** The write, once plainly and once as a string, and the ready request. */
const SPEAK = post(WRITE) + post(`JSON.stringify(${WRITE})`) + post(READY);

/** URLs as the page embeds them; an unlisted origin is what its browser says it is. */
const HOSTS: readonly (readonly [name: string, url: string, admitted: boolean])[] = [
  ['the origin itself', 'https://crm.example.com', true],
  ['the default port, written out', 'https://crm.example.com:443', true],
  ['capital letters', 'HTTPS://CRM.Example.COM', true],
  ['full-width letters, which mean the same host', 'https://ｃｒｍ。example．com', true],
  ['the admitted host as a prefix', 'https://crm.example.com.evil.example', false],
  ['the admitted host as a suffix', 'https://evilcrm.example.com', false],
  ['a dash in place of the dot', 'https://crm-example.com', false],
  ['the parent domain', 'https://example.com', false],
  ['a sub-domain', 'https://x.crm.example.com', false],
  ['a letter more', 'https://crm.example.comm', false],
  ['a letter less', 'https://crm.example.co', false],
  ['another port', 'https://crm.example.com:8443', false],
  ['the port of the other scheme', 'https://crm.example.com:80', false],
  ['another scheme', 'http://crm.example.com', false],
  ['another scheme on the same port', 'http://crm.example.com:443', false],
  ['a dot at the end', 'https://crm.example.com.', false],
  ['a Cyrillic letter', 'https://crm.exаmple.com', false],
  ['the same in Punycode', 'https://crm.xn--exmple-4nf.com', false],
  ['a dotless i', 'https://crm.examplе.com', false],
  ['an underscore', 'https://crm_.example.com', false],
  ['one label in place of the star', 'https://a.apps.example.com', true],
  ['one label of Punycode in place of the star', 'https://xn--bcher-kva.apps.example.com', true],
  ['an underscore in place of the star', 'https://_.apps.example.com', true],
  ['nothing in place of the star', 'https://apps.example.com', false],
  ['two labels in place of the star', 'https://a.b.apps.example.com', false],
  ['no dot after the star', 'https://xapps.example.com', false],
  ['more after the star’s domain', 'https://a.apps.example.com.evil.example', false],
  ['a port after the star’s domain', 'https://a.apps.example.com:8443', false],
  ['a dot after the star’s domain', 'https://a.apps.example.com.', false],
  ['another scheme under the star', 'http://abc.apps.example.com', false],
  ['a label of the star’s domain missing', 'https://a.example.com', false],
];

test('who only looks like an admitted host meets silence', async ({ openDesk }) => {
  const desk = await openDesk();
  for (const [name, url, admitted] of HOSTS) {
    const frame = await desk.frame(`${url}/speaker`);
    const origin = (await frame.evaluate('origin')) as string;
    if (admitted) expect.soft(await desk.ask(frame, post(WRITE), 1), name).toEqual([ANSWER]);
    else await desk.deliver(frame, origin, SPEAK, 3);
    await desk.check(name);
  }
  await desk.close();
});

const CHILD = (attributes: string) => `new Promise((resolve) => {
  const child = document.createElement('iframe');
  child.name = 'child' + Math.random();
  child.addEventListener('load', () => resolve(child.name), { once: true });
  ${attributes}
  document.body.append(child);
})`;
const TITLE = '<!doctype html><title>child</title>';
const DOCUMENT = `'${TITLE}'`;

/** JavaScript that fits out `child`, and the origin by which its messages come. */
const CHILDREN: readonly (readonly [name: string, attributes: string, origin: string])[] = [
  ['about:blank', '', ADMITTED],
  ['srcdoc', `child.srcdoc = ${DOCUMENT};`, ADMITTED],
  ['blob:', `child.src = URL.createObjectURL(new Blob([${DOCUMENT}], { type: 'text/html' }));`, ADMITTED],
  ['data:', `child.src = 'data:text/html,' + ${DOCUMENT};`, 'null'],
  ['sandboxed about:blank', "child.sandbox = 'allow-scripts';", 'null'],
  ['sandboxed srcdoc', `child.sandbox = 'allow-scripts'; child.srcdoc = ${DOCUMENT};`, 'null'],
  [
    'sandboxed blob:',
    `child.sandbox = 'allow-scripts'; child.src = URL.createObjectURL(new Blob([${DOCUMENT}], { type: 'text/html' }));`,
    'null',
  ],
  ['sandboxed same page', "child.sandbox = 'allow-scripts'; child.src = '/speaker';", 'null'],
  [
    'sandboxed with its own origin',
    "child.sandbox = 'allow-scripts allow-same-origin'; child.src = '/speaker';",
    ADMITTED,
  ],
  [
    'sandboxed srcdoc with its own origin',
    `child.sandbox = 'allow-scripts allow-same-origin'; child.srcdoc = ${DOCUMENT};`,
    ADMITTED,
  ],
  ['an unlisted origin', `child.src = '${UNLISTED}/speaker';`, UNLISTED],
];

async function addChild(desk: Desk, parent: Frame, attributes: string): Promise<Frame> {
  const name = (await parent.evaluate(CHILD(attributes))) as string;
  const child = () => parent.page().frame({ name });
  await expect.poll(child).not.toBeNull();
  return desk.follow(child() as Frame);
}

test('a frame within an admitted frame is who the browser says it is', async ({ openDesk }) => {
  const desk = await openDesk();
  const app = await desk.frame(`${ADMITTED}/speaker`);
  for (const [name, attributes, origin] of CHILDREN) {
    const child = await addChild(desk, app, attributes);
    if (origin === ADMITTED) expect.soft(await desk.ask(child, post(WRITE), 1), name).toEqual([ANSWER]);
    else await desk.deliver(child, origin, SPEAK, 3);
    await desk.check(name);
  }
  await desk.close();
});

test('a frame around or beside an admitted one gets no answer', async ({ openDesk, server }) => {
  const desk = await openDesk();
  const outer = await desk.frame(`${UNLISTED}/speaker`);
  const inner = await addChild(desk, outer, `child.src = '${ADMITTED}/speaker';`);
  expect(await desk.ask(inner, post(WRITE), 1)).toEqual([ANSWER]);
  await desk.check('an admitted frame in a strange one');
  await desk.deliver(outer, UNLISTED, SPEAK, 3);
  await desk.check('the strange frame around it');

  // Frames that the host page makes of its own text have the origin of the host page.
  const host = server.origin('localhost');
  for (const [name, attributes, origin] of [
    ['srcdoc of the host page', { srcdoc: TITLE }, host],
    ['data: in the host page', { src: `data:text/html,${TITLE}` }, 'null'],
    ['about:blank in the host page', { src: 'about:blank' }, host],
    ['an admitted page in a sandbox', { src: `${ADMITTED}/speaker`, sandbox: 'allow-scripts' }, 'null'],
  ] as const) {
    await desk.deliver(await desk.frame('', attributes), origin, SPEAK, 3);
    await desk.check(name);
  }

  const ccp = desk.host.page.frames().find((frame) => frame.parentFrame() && frame.url().includes('ccp-v2'));
  if (ccp === undefined) throw new Error('there is no CCP');
  await desk.follow(ccp);
  await desk.deliver(ccp, new URL(ccp.url()).origin, SPEAK, 3);
  await desk.check('the CCP');
  // The softphone talks to the page all the time: its account is not the broker's.
  desk.forget(ccp);
  await desk.close();
});

test('a popup is who the browser says it is, and a window that borrows another’s messages gains nothing', async ({
  openDesk,
}) => {
  const desk = await openDesk();
  const open = async (url: string): Promise<Frame> => {
    const opened = desk.host.page.waitForEvent('popup');
    await desk.host.page.evaluate(
      `void (window.popups ??= []).push(open(${JSON.stringify(url)}, '_blank', 'popup'))`,
    );
    const popup = await opened;
    await popup.waitForFunction('window.collected !== undefined', undefined, POLLING);
    return desk.follow(popup.mainFrame());
  };
  const app = await open(`${ADMITTED}/speaker`);
  expect(await desk.ask(app, post(WRITE), 1)).toEqual([ANSWER]);
  await desk.check('an admitted popup');
  const unlisted = await open(`${UNLISTED}/speaker`);
  await desk.deliver(unlisted, UNLISTED, SPEAK, 3);
  await desk.check('a strange popup');

  // An admitted app that passes the words of an unlisted origin on is itself the one who speaks; the answer is its own.
  const relay = await desk.frame(`${ADMITTED}/speaker`);
  const behind = await addChild(desk, relay, `child.src = '${UNLISTED}/speaker';`);
  await relay.evaluate(`addEventListener('message', ({ origin, data }) => {
    if (origin !== '${UNLISTED}') return;
    collected.pop();
    broker.postMessage(data, '*');
  })`);
  desk.expectAnswers(relay, 1);
  await behind.evaluate(`parent.postMessage(${WRITE}, '*')`);
  await relay.waitForFunction('collected.length === 1', undefined, POLLING);
  await desk.check('a relay');
  await desk.close();
});

test('an unlisted origin that has opened the host page in a window of its own gets no answer', async ({
  context,
  openDesk,
}) => {
  const desk = await openDesk();
  const opener = await context.newPage();
  await opener.goto(`${UNLISTED}/speaker`);
  const opened = opener.waitForEvent('popup');
  await opener.evaluate((url) => void Reflect.set(window, 'broker', window.open(url)), desk.host.page.url());
  const host = await opened;
  await host.waitForFunction("window.ConnectMessageBroker?.broker?.sessionState === 'logged_in'");
  await opener.evaluate(post(JSON.stringify(SAMPLE)) + post(JSON.stringify(READY_REQUEST)));
  await host.waitForFunction("happened.filter(({ name }) => name === 'rejected').length === 2");
  expect(await opener.evaluate('collected')).toEqual([]);
  expect(await host.evaluate("happened.filter(({ name }) => name === 'request')")).toEqual([]);
  expect(desk.emulator.attributes(CONTACT)).toEqual({});
  await desk.close();
});

test('a window that goes away or changes hands between question and answer takes nothing with it', async ({
  openDesk,
}) => {
  const desk = await openDesk();
  const url = `${ADMITTED}/speaker`;
  const gone: readonly (readonly [name: string, leave: (frame: Frame, name: string) => Promise<unknown>])[] =
    [
      [
        'removed',
        (_, name) =>
          desk.host.page.evaluate((at) => document.querySelector(`iframe[name="${at}"]`)?.remove(), name),
      ],
      ['to an unlisted origin', (frame) => frame.goto(`${UNLISTED}/speaker`)],
      ['to another port', (frame) => frame.goto(`${ADMITTED}:8443/speaker`)],
      [
        'to a sandbox',
        (_, name) =>
          desk.host.page.evaluate(
            (at) =>
              new Promise((resolve) => {
                const frame = document.querySelector<HTMLIFrameElement>(`iframe[name="${at}"]`);
                frame?.setAttribute('sandbox', 'allow-scripts');
                frame?.addEventListener('load', resolve, { once: true });
                frame?.setAttribute('src', `${frame.src}?again`);
              }),
            name,
          ),
      ],
    ];
  for (const [name, leave] of gone) {
    const frame = await desk.frame(url);
    const calls = desk.host.updateCalls.length;
    const letGo = desk.host.hold();
    desk.expectRequests(1);
    await frame.evaluate(post(WRITE));
    await desk.host.callsArrived(calls + 1);
    await leave(frame, frame.name());
    desk.forget(frame);
    if (name !== 'removed') await desk.follow(frame);
    letGo();
    await desk.host.eventually('response', (await desk.host.events('request')).length);
    await desk.check(name);
  }
  // The answer is for the same origin, which has come back into the frame.
  const frame = await desk.frame(url);
  const letGo = desk.host.hold();
  const calls = desk.host.updateCalls.length;
  desk.expectAnswers(frame, 1);
  await frame.evaluate(post(WRITE));
  await desk.host.callsArrived(calls + 1);
  await frame.goto(url);
  letGo();
  await frame.waitForFunction('collected.length === 1', undefined, POLLING);
  await desk.check('the same origin again');
  await desk.close();
});

/** JavaScript of the members of a MessageEvent that the host page's own script makes up. */
const SYNTHETIC: readonly (readonly [name: string, init: string, requests: number])[] = [
  ['an unlisted origin', `{ origin: '${UNLISTED}', data: ${WRITE} }`, 0],
  ['no origin', `{ data: ${WRITE} }`, 0],
  ['an admitted origin with more behind it', `{ origin: '${ADMITTED}/', data: ${WRITE} }`, 0],
  ['an admitted origin in capitals', `{ origin: '${ADMITTED.toUpperCase()}', data: ${WRITE} }`, 0],
  [
    'an origin of a million characters',
    `{ origin: 'https://' + 'a.'.repeat(500_000) + 'apps.example.com', data: ${WRITE} }`,
    0,
  ],
  [
    'an origin under the star with user information',
    `{ origin: 'https://evil@a.apps.example.com', data: ${WRITE} }`,
    0,
  ],
  // The host's own script may say whatever it likes; then nobody is there to be answered.
  ['an admitted origin without a window', `{ origin: '${ADMITTED}', data: ${WRITE} }`, 1],
  [
    'an admitted origin from the host page’s own window',
    `{ origin: '${ADMITTED}', data: ${WRITE}, source: window }`,
    1,
  ],
  [
    'an admitted origin from a port',
    `{ origin: '${ADMITTED}', data: ${WRITE}, source: new MessageChannel().port1 }`,
    1,
  ],
];

test('an event that the host page’s own script makes up is trusted, and answered to no other window', async ({
  openDesk,
}) => {
  const desk = await openDesk();
  const app = await desk.frame(`${ADMITTED}/speaker`);
  for (const [name, init, requests] of SYNTHETIC) {
    desk.expectRequests(requests);
    await desk.host.page.evaluate(`void dispatchEvent(new MessageEvent('message', ${init}))`);
    await desk.host.eventually('response', (await desk.host.events('request')).length);
    expect.soft(await desk.ask(app, '', 0), name).toEqual([]);
    await desk.check(name);
  }
  // A message that could not be read is an event of another name.
  for (const origin of [ADMITTED, UNLISTED]) {
    await desk.host.page.evaluate(
      `void dispatchEvent(new MessageEvent('messageerror', { origin: '${origin}', data: ${WRITE} }))`,
    );
    await desk.check(`messageerror from ${origin}`);
  }
  expect(desk.emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
  await desk.close();
});
