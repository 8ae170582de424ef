import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { DemoOptions } from '../../../demo/startDemo.js';
import type { Stop } from '../../../demo/startServers.js';
import { freePorts, startServers } from './runDemo.js';

/** The desktop in the browser. Each test has its own demo. */
export interface Desktop {
  readonly page: Page;
  readonly softphone: FrameLocator;
  readonly crm: FrameLocator;
  readonly caller: FrameLocator;
  readonly composer: FrameLocator;
  readonly unlisted: FrameLocator;
  /** Errors and warnings of the page and its frames; Streams' own log left out. */
  readonly problems: string[];
}

export const test = base.extend<{
  /** Environment variables for the demo. */
  environment: Readonly<Record<string, string>>;
  /** What the flags of `npm start` say. */
  options: DemoOptions;
  desktop: Desktop;
}>({
  environment: [{}, { option: true }],
  options: [{}, { option: true }],
  desktop: async ({ page, environment, options }, use) => {
    const stops: Stop[] = [];
    try {
      const port = String(await freePorts());
      const url = await startServers({ ...environment, PORT: port }, options, stops);
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
      const crm = page.frameLocator('iframe[title="CRM"]');
      const composer = page.frameLocator('iframe[title="Composer"]');
      // Before the test begins, the apps have sent all their first messages, and the wire log shows them.
      await composer.getByText('The desktop is ready.').waitFor({ state: 'attached' });
      const log = page.getByRole('list', { name: 'Wire log' }).getByRole('listitem');
      for (const source of ['crm', 'caller']) {
        const sent = log.filter({ hasText: `source: ${source}` });
        await expect(sent.filter({ hasText: 'App/Subscribe' }).first()).toContainText('answered');
        // The client changes over to its port with the ready signal that follows App/Connect.
        await expect
          .poll(async () => {
            const [newerThanConnect = ''] = (await sent.allTextContents()).join().split('App/Connect');
            return newerThanConnect.includes('App/StateSync');
          })
          .toBe(true);
      }
      await expect(log.filter({ hasText: 'source: myapp' }).first()).toContainText(
        /answered.*App\/Subscribe/,
      );
      await use({
        page,
        problems,
        softphone: page.getByRole('region', { name: 'Softphone' }).frameLocator('iframe'),
        crm,
        caller: page.frameLocator('iframe[title="Caller"]'),
        composer,
        unlisted: page.frameLocator('iframe[title="Unlisted origin"]'),
      });
    } finally {
      await Promise.all(stops.map((stop) => stop()));
    }
  },
});

export async function logIn({ page, softphone }: Desktop): Promise<void> {
  await softphone.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByText('Session: Logged in').waitFor();
}

/** Shows an app, so that it can be clicked. */
export async function openTab(
  { page }: Desktop,
  name: 'CRM' | 'Caller' | 'Composer' | 'Unlisted origin',
): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** A call that the agent has accepted. */
export interface Call {
  readonly contactId: string;
  readonly phoneNumber: string;
  /** The call in the softphone. */
  readonly inSoftphone: Locator;
  /** The contact in the record. */
  readonly contact: Locator;
}

/** The first call of a desktop whose agent is logged in: it rings, and is accepted. */
export async function takeCall({ page, softphone }: Desktop): Promise<Call> {
  await softphone.getByText('Simulate', { exact: true }).click();
  await softphone.getByRole('button', { name: 'Incoming call' }).click();
  const inSoftphone = softphone.getByRole('article', { name: /^Call from \+1555/ });
  await inSoftphone.getByRole('button', { name: 'Accept' }).click();
  const contact = page.getByRole('article', { name: /^Contact / }).filter({ hasText: 'on the line' });
  const name = (await contact.getAttribute('aria-label')) ?? '';
  const phoneNumber = ((await inSoftphone.getAttribute('aria-label')) ?? '').replace('Call from ', '');
  const contactId = name.replace('Contact ', '');
  return {
    contactId,
    phoneNumber,
    inSoftphone,
    contact: page.getByRole('article', { name: `Contact ${contactId}` }),
  };
}
