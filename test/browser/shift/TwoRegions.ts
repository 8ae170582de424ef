import { randomUUID } from 'node:crypto';
import { request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Page, Route } from '@playwright/test';
import { type ConnectEmulator, startConnectEmulator } from 'connect-message-broker/testing';

/** Amazon Connect in two AWS Regions: each emulator answers at the address that the AWS SDK has for its Region. */
export class TwoRegions {
  readonly #emulators: readonly ConnectEmulator[];

  private constructor(emulators: readonly ConnectEmulator[]) {
    this.#emulators = emulators;
  }

  static async start(regions: readonly string[]): Promise<TwoRegions> {
    return new TwoRegions(await Promise.all(regions.map((region) => startConnectEmulator({ region }))));
  }

  /** That of the first Region. */
  get emulator(): ConnectEmulator {
    return this.#emulators[0] as ConnectEmulator;
  }

  async serve(page: Page): Promise<void> {
    for (const emulator of this.#emulators) {
      await page.route(`https://connect.${emulator.region}.amazonaws.com/**`, (route) =>
        forward(route, emulator),
      );
    }
  }

  /** Creates a contact in both. @returns its id */
  createContact(): string {
    const contactId = randomUUID();
    for (const emulator of this.#emulators) emulator.createContact({ contactId });
    return contactId;
  }

  /** What both have stored: a failover leaves some of it in either. */
  attributes(contactId: string): Record<string, string> {
    return Object.assign({}, ...this.#emulators.map((emulator) => emulator.attributes(contactId)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#emulators.map((emulator) => emulator.stop()));
  }
}

/** With the page's own `Host`, for which the call is signed. */
async function forward(route: Route, emulator: ConnectEmulator): Promise<void> {
  const original = route.request();
  const { pathname, search, host } = new URL(original.url());
  const { status, headers, body } = await new Promise<{
    status: number;
    headers: Record<string, string>;
    body: Buffer;
  }>((resolve, reject) => {
    const url = new URL(pathname + search, emulator.url);
    const call = send(url, { method: original.method(), headers: { ...original.headers(), host } });
    call.on('error', reject);
    call.on('response', async (response) => {
      resolve({
        status: response.statusCode ?? 500,
        headers: response.headers as Record<string, string>,
        body: await buffer(response),
      });
    });
    call.end(original.postDataBuffer() ?? undefined);
  });
  await route.fulfill({ status, headers, body });
}
