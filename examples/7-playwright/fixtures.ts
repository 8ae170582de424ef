import { test as base, type FrameLocator } from '@playwright/test';
import {
  type CcpSimulator,
  type CcpSimulatorOptions,
  type ConnectEmulator,
  type ConnectEmulatorOptions,
  startCcpSimulator,
  startConnectEmulator,
} from 'connect-message-broker/testing';
import { serveDesktop } from './serveDesktop.js';

export interface ContactCentre {
  readonly softphone: CcpSimulator;
  readonly connect: ConnectEmulator;
}

interface Setup {
  readonly softphone?: CcpSimulatorOptions;
  readonly connect?: ConnectEmulatorOptions;
  /** More settings of the broker. */
  readonly broker?: object;
}

/** Each test has its own softphone and Amazon Connect, on free ports, and the desktop open in `page`. */
export const test = base.extend<{ setup: Setup; centre: ContactCentre; app: FrameLocator }>({
  setup: [{}, { option: true }],
  async centre({ page, setup }, use) {
    const connect = await startConnectEmulator(setup.connect);
    const softphone = await startCcpSimulator(setup.softphone);
    const desktop = await serveDesktop();
    // The test answers in place of the desktop's server.
    await page.route('**/settings.json', (route) =>
      route.fulfill({
        json: {
          desktopOrigin: desktop.origin,
          appUrl: desktop.appUrl,
          broker: {
            ccpUrl: softphone.url,
            endpoint: connect.url,
            cognitoEndpoint: connect.url,
            identityPoolId: connect.identityPoolId,
            ccp: { loginPopup: false },
            ...setup.broker,
          },
        },
      }),
    );
    await page.route('**/logins.json', (route) => route.fulfill({ json: connect.logins }));
    await page.goto(`${desktop.origin}/desktop.html`);
    await use({ softphone, connect });
    await Promise.all([desktop.stop(), softphone.stop(), connect.stop()]);
  },
  async app({ page }, use) {
    await use(page.frameLocator('iframe[title="App"]'));
  },
});

export { expect } from '@playwright/test';
