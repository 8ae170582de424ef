import { AppFrame, CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { READY, READY_REQUEST, update } from './wire.js';

test('an app in a frame of a frame is served', async ({ openHost, server, emulator }) => {
  const host = await openHost({ admitted: ['127.0.0.1'] });
  server.put(
    '/portal',
    `<!doctype html><iframe name="nested" src="${server.origin('127.0.0.1')}/app"></iframe>`,
  );
  await host.addFrame('portal', { src: `${server.origin('portal.localhost')}/portal` });
  const frame = host.page.frame({ name: 'nested' });
  if (frame === null) throw new Error('the portal has no frame');
  const app = new AppFrame(frame, 'top');
  expect(await app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
});

test('an app in a popup of the host page is served', async ({ openHost, server }) => {
  const host = await openHost();
  // With a debugger attached, Chromium may drop window messages of the softphone that arrive while a popup opens.
  await host.session('logged_in');
  const opened = host.page.waitForEvent('popup');
  await host.page.evaluate(
    (url) => void window.open(url, '_blank', 'popup'),
    `${server.origin('127.0.0.1')}/app`,
  );
  const popup = await opened;
  await popup.waitForFunction('window.answers !== undefined');
  const app = new AppFrame(popup.mainFrame(), 'opener');
  expect(await app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('an app that opened the host page in a popup is served', async ({ openHost, server, context }) => {
  const host = await openHost();
  await host.page.close();
  const page = await context.newPage();
  await page.goto(`${server.origin('127.0.0.1')}/app`);
  await page.evaluate(
    (url) => {
      Reflect.set(window, 'desktop', window.open(url));
    },
    `${server.origin('localhost')}/host`,
  );
  const received = () =>
    page.evaluate(() => (Reflect.get(window, 'answers') as { data: unknown }[]).map(({ data }) => data));
  // A page that starts before the broker asks again until it is answered.
  await expect
    .poll(async () => {
      await page.evaluate(
        (message) => (Reflect.get(window, 'desktop') as Window).postMessage(message, '*'),
        READY_REQUEST,
      );
      return received();
    })
    .toContainEqual(READY);
  await page.evaluate(
    (message) => (Reflect.get(window, 'desktop') as Window).postMessage(message, '*'),
    SAMPLE,
  );
  await expect.poll(received).toContainEqual(PUBLISHED_ANSWER);
});

test('what an app posted is stored though its frame goes away at once', async ({ openHost, emulator }) => {
  const host = await openHost();
  await host.session('logged_in');
  await host.page.evaluate(() =>
    window.addEventListener('message', ({ data }) => {
      if (data === 'goodbye') document.querySelector('iframe[name="127.0.0.1"]')?.remove();
    }),
  );
  // Evaluating in a frame that vanishes need not return.
  await host.app.post(SAMPLE, 'goodbye').catch(() => {});
  expect(await host.eventually('response', 1)).toMatchObject([{ response: true }]);
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
  expect(host.problems).toEqual([]);
});

test('what an app posted is stored though its frame is gone before the message arrives', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost({ admitted: ['localhost', '127.0.0.1'] });
  await host.session('logged_in');
  await host.addFrame('same', { srcdoc: '<!doctype html>' });
  await host.page.evaluate((message) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[name="same"]');
    const script = frame?.contentDocument?.createElement('script');
    if (!frame || !script) return;
    script.text = `parent.postMessage(${JSON.stringify(message)}, '*')`;
    frame.contentDocument?.body.append(script);
    frame.remove();
  }, SAMPLE);
  expect(await host.eventually('response', 1)).toMatchObject([{ response: true }]);
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(host.problems).toEqual([]);
});

test('an answer is not for a page that came into the frame meanwhile', async ({
  openHost,
  server,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const letGo = host.hold({ times: 1 });
  await host.app.post(SAMPLE);
  await host.callsArrived(1);
  const frame = host.page.locator('iframe[name="127.0.0.1"]');
  await frame.evaluate(
    (element, url) => {
      return new Promise((resolve) => {
        element.addEventListener('load', resolve, { once: true });
        element.setAttribute('src', url);
      });
    },
    `${server.origin('crm.localhost')}/app`,
  );
  letGo();
  expect(await host.eventually('response', 1)).toMatchObject([{ response: true }]);
  const newcomer = new AppFrame(host.page.frame({ name: '127.0.0.1' }) ?? host.page.mainFrame());
  await newcomer.settled();
  expect(newcomer.frame.url()).toBe(`${server.origin('crm.localhost')}/app`);
  expect(await newcomer.received()).toEqual([]);
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
});

test('foreign traffic is ignored without a word', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(
    ...['', 'hello', 'Amazon', '"Amazon"', '{"channel":"Amazon",', JSON.stringify([SAMPLE])],
    ...[0, 42, true, false, [], {}, [1, 2], [SAMPLE], { channel: 'Amazon' }, { channel: 'AmazonConnect' }],
    { ...SAMPLE, channel: 'amazon' },
    { ...SAMPLE, channel: ['Amazon'] },
    { ...SAMPLE, topic: 'Other' },
    { ...SAMPLE, topic: 1 },
    { ...SAMPLE, topic: ['OutboundCall'] },
    { ...SAMPLE, subtopic: 'Swap' },
    { ...SAMPLE, subtopic: 'updateContactAttribute' },
    { ...SAMPLE, subtopic: 'toString' },
    { ...SAMPLE, topic: '__proto__', subtopic: '__proto__' },
    { channel: 'Amazon', topic: 'Error', subtopic: 'ApiError', data: {} },
    { channel: 'Amazon', topic: 'OutboundCall' },
    PUBLISHED_ANSWER,
    JSON.stringify(PUBLISHED_ANSWER),
  );
  for (const value of [
    `Object.assign([], ${JSON.stringify(SAMPLE)})`,
    `new Map(Object.entries(${JSON.stringify(SAMPLE)}))`,
    'new Date()',
    'new ArrayBuffer(8)',
    '10n',
    'new Error("Amazon")',
    'new Set([1])',
  ]) {
    await host.app.postValue(value);
  }
  expect(await host.app.ask({ ...SAMPLE, requestId: 'ours' })).toEqual({
    ...PUBLISHED_ANSWER,
    requestId: 'ours',
  });
  await host.app.settled();
  expect(await host.app.received()).toHaveLength(1);
  expect(await host.events('request')).toHaveLength(1);
  expect(await host.events('rejected')).toEqual([]);
  expect(host.problems).toEqual([]);
});

test('an app that sends every answer back gets no answer to it', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  await host.app.frame.evaluate(() =>
    window.addEventListener('message', ({ data }) => window.parent.postMessage(data, '*')),
  );
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.ask(update({ 'Bad Key': 'x' }))).toMatchObject({ message: { response: false } });
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
  await host.app.settled();
  expect((await host.app.received()).map(({ data }) => data)).toHaveLength(3);
});

test('an app in the window of the host page gets one ready signal, not one after the other', async ({
  openHost,
}) => {
  const host = await openHost({ admitted: ['localhost', '127.0.0.1'] });
  await host.session('logged_in');
  const collected = await host.page.evaluate(
    (message) =>
      new Promise<number>((resolve) => {
        let count = 0;
        window.addEventListener('message', ({ data }) => {
          if (data === 'last') resolve(count);
          if (data?.channel !== 'Amazon' || !data.message) return;
          count += 1;
          // Behind whatever the broker has posted when it read this answer.
          window.postMessage('last', '*');
        });
        window.postMessage(message, '*');
      }),
    READY_REQUEST,
  );
  expect(collected).toBe(1);
});

test('a JSON string of 262,144 units is read, a longer one ignored', async ({ openHost }) => {
  const host = await openHost();
  const shortest = JSON.stringify({ ...SAMPLE, padding: '' });
  const padded = (length: number) =>
    JSON.stringify({ ...SAMPLE, padding: 'x'.repeat(length - shortest.length) });
  await host.app.post(padded(262_145));
  expect(await host.app.ask(padded(262_144))).toBe(JSON.stringify(PUBLISHED_ANSWER));
  expect(await host.app.ask(JSON.stringify(READY_REQUEST))).toBe(JSON.stringify(READY));
  expect(typeof (await host.app.ask(JSON.stringify(update({ 'Bad Key': 'x' }))))).toBe('string');
  expect(await host.app.received()).toHaveLength(3);
  expect(await host.events('request')).toHaveLength(3);
});
