import puppeteer, { type Browser, type Frame, type LaunchOptions, type Page } from 'puppeteer-core';
import type { Engine } from './Engine.js';
import { killGroup } from './killGroup.js';
import { profileFolder } from './profileFolder.js';
import { START_MS, within } from './within.js';

/**
 * Firefox or Chromium by WebDriver BiDi. Not by Chromium's own protocol: with it, an evaluation in one of several frames
 * of other sites was observed to wait forever.
 */
export class PuppeteerEngine implements Engine {
  readonly version: string;
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #removeProfile: () => void;

  private constructor(browser: Browser, version: string, page: Page, removeProfile: () => void) {
    this.#browser = browser;
    this.version = version;
    this.#page = page;
    this.#removeProfile = removeProfile;
  }

  static async start(options: LaunchOptions): Promise<PuppeteerEngine> {
    const profile = profileFolder();
    let browser: Browser | undefined;
    try {
      browser = await puppeteer.launch({
        protocol: 'webDriverBiDi',
        headless: true,
        userDataDir: profile.path,
        timeout: START_MS,
        ...options,
      });
      const [version, page] = await within(
        START_MS,
        'the first tab',
        Promise.all([browser.version(), browser.newPage()]),
      );
      return new PuppeteerEngine(browser, version, page, profile.remove);
    } catch (error) {
      killGroup(browser?.process() ?? null);
      profile.remove();
      throw error;
    }
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async evaluate(expression: string, frame?: string): Promise<unknown> {
    return (frame === undefined ? this.#page : await this.#frame(frame)).evaluate(expression);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  kill(): void {
    killGroup(this.#browser.process());
    this.#removeProfile();
  }

  async #frame(name: string): Promise<Frame> {
    const element = await this.#page.$(`iframe[name="${name}"]`);
    const frame = await element?.contentFrame();
    await element?.dispose();
    if (!frame) throw new Error(`there is no frame "${name}"`);
    return frame;
  }
}
