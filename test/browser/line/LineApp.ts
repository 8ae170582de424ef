import { expect } from '@playwright/test';
import type { AppFrame } from '../broker/AppFrame.js';

export const CONNECT = { channel: 'Amazon', topic: 'App', subtopic: 'Connect', source: 'myapp' };

/** An app frame that speaks on private lines by hand, each under a name of its own. */
export class LineApp {
  readonly app: AppFrame;

  constructor(app: AppFrame) {
    this.app = app;
  }

  /** Asks for a line; what comes on it is kept. */
  async ask(name: string, request: object = CONNECT): Promise<void> {
    await this.app.frame.evaluate(
      ([key, message]) => {
        const { port1, port2 } = new MessageChannel();
        const received: unknown[] = [];
        port1.onmessage = ({ data }) => received.push(data);
        Reflect.set(window, key, { port: port1, received });
        parent.postMessage(message, '*', [port2]);
      },
      [`line-${name}`, request] as const,
    );
  }

  /** Asks for a line and waits until it is answered. */
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
      [`line-${name}`, messages] as const,
    );
  }

  /** Waits until `count` messages have come on the line, and gives all that have. */
  async received(name: string, count = 0): Promise<unknown[]> {
    const all = (): Promise<unknown[]> =>
      this.app.frame.evaluate(
        (key) => (Reflect.get(window, key) as { received: unknown[] }).received,
        `line-${name}`,
      );
    await expect.poll(async () => (await all()).length).toBeGreaterThanOrEqual(count);
    return all();
  }
}
