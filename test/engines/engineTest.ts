import {
  type CcpSimulatorOptions,
  type ConnectEmulatorOptions,
  startCcpSimulator,
  startConnectEmulator,
} from 'connect-message-broker/testing';
import { test as base } from 'vitest';
import { PageServer } from '../browser/broker/PageServer.js';
import { CONTACT } from '../browser/broker/sample.js';
import type { Engine } from './engine/Engine.js';
import { startEngine } from './engine/startEngine.js';
import { HostTab, type HostTabSettings } from './HostTab.js';

interface DesktopOptions {
  readonly emulator?: ConnectEmulatorOptions;
  readonly simulator?: CcpSimulatorOptions;
  readonly host?: HostTabSettings;
}

interface Fixtures {
  engine: Engine;
  /** Opens the host page with its apps, with separate servers. */
  openHost: (options?: DesktopOptions) => Promise<HostTab>;
}

/** A desktop with real parts: Streams and the AWS SDK in a browser, with the simulated CCP and Connect. */
export const test = base.extend<Fixtures>({
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest wants the fixtures it is to set up named here
    async ({}, use) => {
      const engine = await startEngine();
      console.log(`Tested in ${engine.version}`);
      await use(engine);
      await engine.close();
    },
    { scope: 'worker' },
  ],
  openHost: async ({ engine }, use) => {
    const running: { stop(): Promise<void> }[] = [];
    const started = async <T extends { stop(): Promise<void> }>(part: Promise<T>): Promise<T> => {
      running.push(await part);
      return part;
    };
    await use(async ({ emulator, simulator, host = {} } = {}) =>
      HostTab.open(
        engine,
        {
          emulator: await started(startConnectEmulator({ contacts: [{ contactId: CONTACT }], ...emulator })),
          simulator: await started(startCcpSimulator({ loggedIn: true, ...simulator })),
          server: await started(PageServer.start()),
        },
        host,
      ),
    );
    await engine.open('about:blank');
    await Promise.all(running.map((part) => part.stop()));
  },
});

export { expect } from 'vitest';
