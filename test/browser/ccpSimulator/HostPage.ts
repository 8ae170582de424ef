import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { FrameLocator, Page } from '@playwright/test';
import { expect } from './expect.js';

/** Serves a page with the real amazon-connect-streams on http://localhost, a different site than the simulator's 127.0.0.1. */
export async function startHostServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const release = createRequire(import.meta.url).resolve(
    'amazon-connect-streams/release/connect-streams-min.js',
  );
  const files = new Map([
    ['/', { type: 'text/html', body: hostDocument }],
    ['/host.js', { type: 'text/javascript', body: hostScript }],
    ['/connect-streams-min.js', { type: 'text/javascript', body: await readFile(release, 'utf8') }],
  ]);
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(file ? 200 : 404, { 'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8` });
    response.end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${portOf(server)}/`, stop: () => stopServer(server) };
}

/** A tab with the host page: starts the CCP and records what Streams reports. */
export class HostPage {
  readonly page: Page;
  readonly ccp: FrameLocator;
  /** Uncaught errors of the page, and what it and its CCP logged as errors or warnings (Streams' own log left out). */
  readonly problems: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    this.ccp = page.frameLocator('iframe');
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      const ofStreams = message.location().url.endsWith('/connect-streams-min.js');
      if (['error', 'warning'].includes(message.type()) && !ofStreams) this.problems.push(message.text());
    });
  }

  /**
   * Opens the host page and calls initCCP. Streams' times are shortened so that tests need not wait, except for the time
   * after which it replaces the iframe: a test of that shortens it with `ccpLoadTimeout`.
   * @param more further parameters of initCCP
   */
  static async open(page: Page, hostUrl: string, ccpUrl: string, more: object = {}): Promise<HostPage> {
    const host = new HostPage(page);
    await page.goto(hostUrl);
    await page.evaluate(`startCcp(${JSON.stringify(ccpUrl)}, ${JSON.stringify(more)})`);
    return host;
  }

  /** How often something was recorded. */
  async count(entry: string): Promise<number> {
    const recorded = await this.recorded();
    return recorded.filter((each) => each === entry).length;
  }

  recorded(): Promise<string[]> {
    return this.page.evaluate<string[]>('recorded');
  }

  /** Waits until `entry` was recorded `times` times more than `since`. */
  async seen(entry: string, times = 1, since = 0): Promise<void> {
    await expect.poll(() => this.count(entry), { message: entry }).toBeGreaterThanOrEqual(since + times);
  }

  /** The value of an expression in the host page. */
  read<Value>(expression: string): Promise<Value> {
    return this.page.evaluate<Value>(expression);
  }

  /** Waits for an API request of Streams; the answer is `'ok'` or the error text. `callbacks` is in scope. */
  request(call: string): Promise<string> {
    return this.read<string>(`new Promise((resolve) => {
      const callbacks = { success: () => resolve('ok'), failure: (err) => resolve(String(err)) };
      ${call};
    })`);
  }
}

const hostDocument = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
<script src="connect-streams-min.js"></script><script src="host.js"></script></head>
<body><div id="ccp" style="height: 700px"></div></body></html>`;

const hostScript = `
const recorded = [];
// Replaces amazon-connect-taskjs: without it Streams throws when the connections of a task are read.
connect.TaskSession = {
  create: () => ({ connect: () => new Promise(() => {}), onConnectionBroken() {}, onConnectionEstablished() {} }),
};
function startCcp(ccpUrl, more) {
  connect.core.initCCP(document.getElementById('ccp'), {
    ccpUrl, loginPopup: false, ccpLoadTimeout: 60000, ccpAckTimeout: 400, ccpSynTimeout: 100, ...more,
  });
  connect.core.getEventBus().subscribeAll((data, event) => {
    recorded.push(event === 'auth_fail' ? 'auth_fail ' + JSON.stringify(data) : event);
  });
  connect.agent((agent) => {
    recorded.push('connect.agent');
    agent.onStateChange(({ oldState, newState }) => recorded.push('onStateChange ' + oldState + ' > ' + newState));
    agent.onMuteToggle(({ muted }) => recorded.push('onMuteToggle ' + muted));
    for (const name of ['onAfterCallWork', 'onError', 'onEnqueuedNextState']) agent[name](() => recorded.push(name));
  });
  connect.contact((contact) => {
    const id = contact.getContactId();
    recorded.push('connect.contact ' + id);
    for (const name of ['onIncoming', 'onConnecting', 'onAccepted', 'onConnected', 'onACW', 'onMissed', 'onEnded', 'onDestroy']) {
      contact[name](() => recorded.push(name + ' ' + id));
    }
  });
}
const agent = () => new connect.Agent();
const contact = (id) => agent().getContacts().find((each) => each.getContactId() === id);
const attributes = (id) =>
  Object.fromEntries(Object.values(contact(id).getAttributes()).map(({ name, value }) => [name, value]));
`;

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
