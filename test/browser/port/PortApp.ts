import { expect } from '@playwright/test';
import type { AppFrame } from '../broker/AppFrame.js';

export const CONNECT = { channel: 'Amazon', topic: 'App', subtopic: 'Connect', source: 'myapp' };

/** An app frame that uses ports without the client, each under a name. */
export class PortApp {
  readonly app: AppFrame;

  constructor(app: AppFrame) {
    this.app = app;
  }

  /** Hands over a port, and keeps what arrives on it. */
  async ask(name: string, request: object = CONNECT): Promise<void> {
    await this.app.frame.evaluate(
      ([key, message]) => {
        const { port1, port2 } = new MessageChannel();
        const received: unknown[] = [];
        port1.onmessage = ({ data }) => received.push(data);
        Reflect.set(window, key, { port: port1, received });
        parent.postMessage(message, '*', [port2]);
      },
      [`port-${name}`, request] as const,
    );
  }

  /** Hands over a port, and waits for the answer. */
  async open(name: string): Promise<void> {
    await this.ask(name);
    expect(await this.received(name, 1)).toMatchObject([{ message: { response: true } }]);
  }

  async post(name: string, ...messages: unknown[]): Promise<void> {
    await this.app.frame.evaluate(
      ([key, all]) => {
        const { port } = Reflect.get(window, key) as { port: MessagePort };
        for (const message of all) port.postMessage(message);
      },
      [`port-${name}`, messages] as const,
    );
  }

  /** Waits until `count` messages have arrived on the port. @returns all that have */
  async received(name: string, count = 0): Promise<unknown[]> {
    const all = (): Promise<unknown[]> =>
      this.app.frame.evaluate(
        (key) => (Reflect.get(window, key) as { received: unknown[] }).received,
        `port-${name}`,
      );
    await expect.poll(async () => (await all()).length).toBeGreaterThanOrEqual(count);
    return all();
  }
}
