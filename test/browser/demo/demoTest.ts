import { test as base, type FrameLocator, type Page } from '@playwright/test';
import { freePorts, ready, runDemo } from './runDemo.js';

/** The desktop in the browser, opened in a demo of its own. */
export interface Desktop {
  readonly page: Page;
  readonly softphone: FrameLocator;
  readonly crm: FrameLocator;
  readonly stranger: FrameLocator;
  /** Errors and warnings of the page and its frames; Streams' own log left out. */
  readonly problems: string[];
}

export const test = base.extend<{ desktop: Desktop }>({
  desktop: async ({ page }, use) => {
    const demo = runDemo(await freePorts());
    try {
      const url = await ready(demo);
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        const ofStreams = message.location().url.endsWith('/connect-streams-min.js');
        if (['error', 'warning'].includes(message.type()) && !ofStreams) problems.push(message.text());
      });
      page.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
      });
      await page.goto(url);
      await use({
        page,
        problems,
        softphone: page.getByRole('region', { name: 'Softphone' }).frameLocator('iframe'),
        crm: page.frameLocator('iframe[title="CRM app"]'),
        stranger: page.frameLocator('iframe[title="Stranger"]'),
      });
    } finally {
      demo.process.kill('SIGTERM');
      await demo.ended;
    }
  },
});

export async function logIn({ softphone }: Desktop): Promise<void> {
  await softphone.getByRole('button', { name: 'Log in', exact: true }).click();
}
