import {
  test as base,
  CONTACT,
  expect,
  type HostPage,
  PUBLISHED_ANSWER,
  SAMPLE,
} from '../broker/desktopTest.js';
import { READY, READY_REQUEST, update } from '../broker/wire.js';
import { bundle } from './bundle.js';

interface Fixtures {
  /** Opens a single-page desktop made with React, with an app beside it. */
  openDesktop: (settings: { readonly isStrict: boolean; readonly embeds?: boolean }) => Promise<HostPage>;
}

const test = base.extend<Fixtures, { script: string }>({
  script: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures it is to set up named here
    async ({}, use) => use(await bundle('desktop.js')),
    { scope: 'worker' },
  ],
  openDesktop: async ({ openHost, server, simulator, emulator, script }, use) => {
    server.put('/desktop.js', script);
    await use(async ({ isStrict, embeds = false }) => {
      const app = server.origin('127.0.0.1');
      const settings = {
        allowedOrigins: [app],
        endpoint: emulator.url,
        cognitoEndpoint: emulator.url,
        identityPoolId: emulator.identityPoolId,
        logins: emulator.logins,
        ...(embeds && { ccpUrl: simulator.url, ccp: { loginPopup: false } }),
      };
      const document = `<!doctype html><link rel="icon" href="data:,"><title>host</title>
        <script src="connect-streams.js"></script>
        <div id="softphone" style="height: 300px"></div><div id="root"></div>
        <script>
          window.isStrict = ${isStrict};
          window.settings = ${JSON.stringify(settings)};
          ${embeds ? '' : `connect.core.initCCP(softphone, { ccpUrl: ${JSON.stringify(simulator.url)}, loginPopup: false, softphone: { allowFramedSoftphone: true } });`}
        </script>
        <iframe name="127.0.0.1" src="${app}/app"></iframe>
        <script type="module" src="desktop.js"></script>`;
      const host = await openHost({ document });
      await host.page.waitForFunction('window.hasBroker');
      return host;
    });
  },
});

for (const embeds of [false, true]) {
  const softphone = embeds ? 'a softphone that the broker begins' : 'a softphone of the page';

  test.describe(`a React desktop with ${softphone}`, () => {
    test('works in StrictMode, which mounts, unmounts and mounts again', async ({
      openDesktop,
      emulator,
    }) => {
      const host = await openDesktop({ isStrict: true, embeds });
      expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
      expect(await host.app.received()).toHaveLength(1);
      expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
      await expect(host.page.locator('iframe[name="Amazon Connect CCP"]')).toHaveCount(1);
      expect(host.problems).toEqual([]);
    });

    test('serves at once after a hot reload, while a call is in flight', async ({
      openDesktop,
      emulator,
    }) => {
      const host = await openDesktop({ isStrict: false, embeds });
      expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
      const letGo = host.hold({ times: 1 });
      await host.app.post({ ...update({ Reason: 'older' }), requestId: 'in flight' });
      await host.callsArrived(2);
      await host.page.evaluate('refresh()');
      expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
      await host.app.post({ ...update({ Reason: 'newer' }), requestId: 'new' });
      letGo();
      expect(await host.app.answerTo('in flight')).toEqual({ response: true });
      expect(await host.app.answerTo('new')).toEqual({ response: true });
      expect(emulator.attributes(CONTACT)).toMatchObject({ Reason: 'newer' });
      expect(host.problems).toEqual([]);
    });

    test('serves again when its view is left while a call hangs, and entered again', async ({
      openDesktop,
      emulator,
    }) => {
      const host = await openDesktop({ isStrict: true, embeds });
      expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
      emulator.createContact({ contactId: 'another' });
      const letGo = host.hold({ times: 1 });
      await host.app.post({ ...update({ A: '1' }, 'another'), requestId: 'hanging' });
      await host.callsArrived(2);
      await host.page.evaluate('leave()');
      await expect(host.page.getByRole('heading', { name: 'Reports' })).toBeVisible();
      await host.page.evaluate('enter()');
      expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
      await expect(host.page.locator('iframe[name="Amazon Connect CCP"]')).toHaveCount(1);
      letGo();
      expect(await host.app.answerTo('hanging')).toEqual({ response: true });
      expect(host.problems).toEqual([]);
    });
  });
}

test('a view that has been left refuses nothing and answers nothing, and leaves no softphone behind', async ({
  openDesktop,
}) => {
  const host = await openDesktop({ isStrict: false, embeds: true });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await host.page.evaluate('leave()');
  await expect(host.page.locator('iframe[name="Amazon Connect CCP"]')).toHaveCount(0);
  await host.app.post(SAMPLE);
  await host.page.evaluate('enter()');
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
  expect(await host.app.received()).toHaveLength(2);
});
