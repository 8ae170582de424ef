import { chromiumArguments } from '../../../scripts/chromiumArguments.js';
import { findChromium } from '../../../scripts/findChromium.js';
import { findFirefox } from '../../../scripts/findFirefox.js';
import { BoundedEngine } from './BoundedEngine.js';
import type { Engine } from './Engine.js';
import { PuppeteerEngine } from './PuppeteerEngine.js';
import { WebKitEngine } from './WebKitEngine.js';

const START: Readonly<Record<string, () => Promise<Engine>>> = {
  chromium: async () =>
    PuppeteerEngine.start({
      browser: 'chrome',
      executablePath: needed(await findChromium()),
      args: chromiumArguments,
    }),
  firefox: () =>
    PuppeteerEngine.start({
      browser: 'firefox',
      executablePath: needed(findFirefox()),
      // Each site in its own process, as in users' browsers; puppeteer turns that off.
      extraPrefsFirefox: { 'fission.webContentIsolationStrategy': 1 },
    }),
  webkit: () => WebKitEngine.start(),
};

/** Starts the browser that the variable `ENGINE` names: `chromium`, `firefox` or `webkit`; default `chromium`. */
export async function startEngine(): Promise<Engine> {
  const name = process.env.ENGINE ?? 'chromium';
  const start = START[name];
  if (start === undefined) {
    throw new Error(`ENGINE: expected ${Object.keys(START).join(', ')}; got ${name}`);
  }
  return new BoundedEngine(await start());
}

function needed(path: string | undefined): string {
  if (path === undefined) throw new Error('the browser is not on this machine');
  return path;
}
