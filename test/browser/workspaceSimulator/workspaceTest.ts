import { createServer, type Server } from 'node:http';
import { test as base, type Frame, type Page } from '@playwright/test';
import {
  startWorkspaceSimulator,
  type WorkspaceApp,
  type WorkspaceSimulator,
  type WorkspaceSimulatorOptions,
} from 'connect-message-broker/testing';
import { expect } from '../ccpSimulator/expect.js';
import { bundleApp } from './bundleApp.js';
import type { Cores } from './bundleWithCores.js';

export { expect };

const document = '<!doctype html><title>App</title><link rel="icon" href="data:,"><h1>App</h1>';
const script = '<script src="app.js"></script>';

/** A frame with the app of these tests. */
export class AppPage {
  readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  /** The value of an expression in it; a promise is awaited. `agent`, `contact`, `voice`, `proxy`, `ask` … are in scope. */
  read<Value>(expression: string): Promise<Value> {
    return this.frame.evaluate<Value>(expression);
  }

  recorded(): Promise<string[]> {
    return this.read<string[]>('recorded');
  }

  /** Waits until all of this was recorded. */
  async seen(...entries: string[]): Promise<void> {
    await expect.poll(() => this.recorded()).toEqual(expect.arrayContaining(entries));
  }
}

interface Fixtures {
  readonly cores: Cores;
  readonly simulate: (options?: WorkspaceSimulatorOptions) => Promise<WorkspaceSimulator>;
  /** An app for the option `apps`, served on a different site than the workspace. */
  readonly app: (
    settings?: Partial<WorkspaceApp>,
    query?: Readonly<Record<string, string | number>>,
  ) => WorkspaceApp;
  /** Opens the workspace, and waits for the app in it. */
  readonly open: (simulator: WorkspaceSimulator, name?: string, contactId?: string) => Promise<AppPage>;
}

export const test = base.extend<Fixtures, { scripts: Readonly<Record<Cores, string>> }>({
  cores: ['two', { option: true }],
  scripts: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
    async ({}, use) => use({ one: await bundleApp('one'), two: await bundleApp('two') }),
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  simulate: async ({}, use) => {
    const started: WorkspaceSimulator[] = [];
    await use(async (options) => {
      const simulator = await startWorkspaceSimulator(options);
      started.push(simulator);
      return simulator;
    });
    for (const simulator of started) await simulator.stop();
  },
  app: async ({ scripts, cores }, use) => {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const isScript = pathname === '/app.js';
      response.writeHead(200, {
        'content-type': `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`,
      });
      response.end(isScript ? scripts[cores] : `${document}${pathname === '/silent' ? '' : script}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use((settings = {}, query = {}) => {
      const url = new URL(`http://localhost:${portOf(server)}/`);
      for (const [name, value] of Object.entries({ kind: settings.kind ?? 'app', ...query }))
        url.searchParams.set(name, String(value));
      return { name: 'CRM', url: String(url), ...settings };
    });
    server.close();
    server.closeAllConnections();
  },
  open: async ({ page }, use) => {
    await use(async (simulator, name = 'CRM', contactId) => {
      if (page.url() !== simulator.url) await page.goto(simulator.url);
      await simulator.whenRunning(name);
      return appIn(page, name, contactId);
    });
  },
});

/** The app in a page of the workspace. */
export async function appIn(page: Page, name = 'CRM', contactId = ''): Promise<AppPage> {
  const frame = await page.locator(`iframe[title="${name}"][data-contact-id="${contactId}"]`).elementHandle();
  const content = await frame?.contentFrame();
  if (!content) throw new Error(`There is no frame of ${name}.`);
  return new AppPage(content);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
