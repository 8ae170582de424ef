import { test as base, type FrameLocator } from '@playwright/test';
import { startExamples } from '../../../examples/server/startExamples.js';

type Examples = Awaited<ReturnType<typeof startExamples>>;

/** The contact in the apps' forms. */
export const CONTACT = 'c65486b8a-a292-460d-a59c-a937e486106e';

interface TestFixtures {
  /** Opens a desktop; no agent is logged in. */
  open: (path: string) => Promise<void>;
  softphone: FrameLocator;
  app: FrameLocator;
  /** Errors and warnings of the pages and their frames; Streams' own log left out. */
  problems: string[];
}

interface WorkerFixtures {
  examples: Examples;
}

/** The unchanged examples. Their server runs on free ports, to which the browser maps the fixed ports in the pages. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  examples: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
    async ({}, use) => {
      const examples = await startExamples({ port: 0, ccpPort: 0, connectPort: 0, workspacePort: 0 });
      await use(examples);
      await examples.stop();
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, examples }, use) => {
      const { port, simulator, emulator, workspace } = examples;
      const ports = {
        'localhost:8090': port,
        '127.0.0.1:8090': port,
        '127.0.0.1:8091': new URL(simulator.url).port,
        '127.0.0.1:8092': new URL(emulator.url).port,
        '127.0.0.1:8093': new URL(workspace.url).port,
      };
      const rules = Object.entries(ports).map(([name, actual]) => `MAP ${name} 127.0.0.1:${actual}`);
      const args = [...(launchOptions.args ?? []), `--host-resolver-rules=${rules.join(',')}`];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],
  problems: async ({ page }, use) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      const ofStreams = message.location().url.endsWith('/connect-streams-min.js');
      if (['error', 'warning'].includes(message.type()) && !ofStreams) problems.push(message.text());
    });
    await use(problems);
  },
  open: async ({ page, examples, problems }, use) => {
    examples.simulator.logOut();
    await use(async (path) => {
      problems.length = 0;
      await page.goto(`http://localhost:8090${path}`);
    });
  },
  softphone: async ({ page }, use) => use(page.frameLocator('#ccp iframe')),
  app: async ({ page }, use) => use(page.frameLocator('iframe[title="App"]')),
});

export async function logIn(softphone: FrameLocator): Promise<void> {
  await softphone.getByRole('button', { name: 'Log in', exact: true }).click();
}

export { expect } from '@playwright/test';
