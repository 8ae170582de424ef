import { expect, type Frame } from '@playwright/test';

/** What an app has received. */
export interface Received {
  readonly origin: string;
  readonly fromParent: boolean;
  readonly data: unknown;
}

/** An app in a frame of its own origin, which talks plain postMessage. */
export class AppFrame {
  readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  /** Posts messages to the host page, all in one task. */
  async post(...messages: unknown[]): Promise<void> {
    await this.frame.evaluate((all) => {
      for (const message of all) window.parent.postMessage(message, '*');
    }, messages);
  }

  async received(): Promise<Received[]> {
    return this.frame.evaluate(() => Reflect.get(window, 'answers') as Received[]);
  }

  /** Waits until `count` messages have come, and gives their data. */
  async answers(count: number): Promise<unknown[]> {
    await expect
      .poll(async () => (await this.received()).length, { timeout: 40_000 })
      .toBeGreaterThanOrEqual(count);
    return (await this.received()).map(({ data }) => data);
  }

  /** Posts one message and waits for the one answer that follows. */
  async ask(message: unknown): Promise<unknown> {
    const before = (await this.received()).length;
    await this.post(message);
    return (await this.answers(before + 1))[before];
  }
}
