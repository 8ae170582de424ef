import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, By, Capabilities, type WebDriver } from 'selenium-webdriver';
import { findWebKit } from '../../../scripts/findWebKit.js';
import type { Engine } from './Engine.js';
import { killGroup } from './killGroup.js';
import { profileFolder } from './profileFolder.js';
import { START_MS, within } from './within.js';

/** WebKitGTK's MiniBrowser by plain WebDriver, on a virtual display. */
export class WebKitEngine implements Engine {
  readonly version: string;
  readonly #driver: WebDriver;
  readonly #kill: () => void;

  private constructor(version: string, driver: WebDriver, kill: () => void) {
    this.version = version;
    this.#driver = driver;
    this.#kill = kill;
  }

  static async start(): Promise<WebKitEngine> {
    const found = findWebKit();
    if (found === undefined)
      throw new Error('expected WebKitWebDriver, MiniBrowser and Xvfb on this machine');
    const profile = profileFolder();
    const xvfb = spawn(found.xvfb, ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    let driverProcess: ChildProcess | null = null;
    const kill = (): void => {
      killGroup(driverProcess);
      // It removes its files in /tmp.
      killGroup(xvfb, 'SIGTERM');
      profile.remove();
    };
    try {
      const display = await within(START_MS, 'the display', firstLine(xvfb));
      const port = await freePort();
      driverProcess = spawn(found.driver, [`--port=${port}`], {
        detached: true,
        stdio: 'ignore',
        env: {
          ...process.env,
          DISPLAY: `:${display}`,
          GDK_BACKEND: 'x11',
          XDG_CACHE_HOME: profile.path,
          XDG_CONFIG_HOME: profile.path,
          XDG_DATA_HOME: profile.path,
        },
      });
      const driver = await within(
        START_MS,
        'the first window',
        newSession(`http://127.0.0.1:${port}`, found.miniBrowser),
      );
      const capabilities = await driver.getCapabilities();
      return new WebKitEngine(`WebKitGTK/${capabilities.get('browserVersion')}`, driver, kill);
    } catch (error) {
      kill();
      throw error;
    }
  }

  async open(url: string): Promise<void> {
    await this.#driver.get(url);
  }

  async evaluate(expression: string, frame?: string): Promise<unknown> {
    const driver = this.#driver;
    if (frame !== undefined) {
      await driver.switchTo().frame(await driver.findElement(By.css(`iframe[name="${frame}"]`)));
    }
    try {
      return await driver.executeScript(`return ${expression}`);
    } finally {
      if (frame !== undefined) await driver.switchTo().defaultContent();
    }
  }

  async close(): Promise<void> {
    await this.#driver.quit();
  }

  kill(): void {
    this.#kill();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

/**
 * What the process writes to the pipe after its three standard ones, up to the end of the line. The pipe stays open:
 * Xvfb exits when it cannot write the whole line.
 */
function firstLine({ stdio }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const pipe = stdio[3];
    let text = '';
    pipe?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
    pipe?.on('close', () => reject(new Error('expected the number of a display')));
  });
}

async function newSession(server: string, miniBrowser: string): Promise<WebDriver> {
  await listens(`${server}/status`);
  return new Builder()
    .usingServer(server)
    .withCapabilities(
      new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
      }),
    )
    .build();
}

/** Resolves when a server answers at `url`, or the time is over. */
async function listens(url: string): Promise<void> {
  const end = Date.now() + START_MS;
  const isThere = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  while (Date.now() < end && !(await isThere())) await new Promise((resolve) => setTimeout(resolve, 50));
}
