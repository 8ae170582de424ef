import { expect, type Frame } from '@playwright/test';

export { update } from './update.js';

/** What an app has received. */
export interface Received {
  readonly origin: string;
  readonly fromParent: boolean;
  readonly data: unknown;
}

/** An app in a window of its own origin, which talks plain postMessage. */
export class AppFrame {
  readonly frame: Frame;
  readonly #broker: 'parent' | 'top' | 'opener';

  /** @param broker where the app finds the host page's window */
  constructor(frame: Frame, broker: 'parent' | 'top' | 'opener' = 'parent') {
    this.frame = frame;
    this.#broker = broker;
  }

  /** Posts messages to the host page, all in one task. */
  async post(...messages: unknown[]): Promise<void> {
    await this.frame.evaluate(
      ([broker, all]) => {
        for (const message of all) (window[broker] as Window).postMessage(message, '*');
      },
      [this.#broker, messages] as const,
    );
  }

  /** Posts the value of a JavaScript expression, for what JSON cannot say. */
  async postValue(expression: string): Promise<void> {
    await this.frame.evaluate(`void window.${this.#broker}.postMessage(${expression}, '*')`);
  }

  /**
   * Resolves when the host page has read all that this app has posted, and this app all that the page had posted to it
   * by then. What has not come now is not on its way: a window's messages to another arrive in the order of posting.
   */
  async settled(): Promise<void> {
    await this.frame.evaluate(
      (broker) =>
        new Promise<void>((resolve) => {
          const listen = (event: MessageEvent): void => {
            if (event.data !== 'probed') return;
            window.removeEventListener('message', listen);
            resolve();
          };
          window.addEventListener('message', listen);
          (window[broker] as Window).postMessage('probe', '*');
        }),
      this.#broker,
    );
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
    return this.#answerAfter(() => this.post(message));
  }

  /** As {@link ask}, with the value of a JavaScript expression. */
  async askValue(expression: string): Promise<unknown> {
    return this.#answerAfter(() => this.postValue(expression));
  }

  /** Waits for the answer to `requestId`, and gives its `message`. Fails when there is more than one. */
  async answerTo(requestId: string | number): Promise<Record<string, unknown>> {
    const mine = async () =>
      (await this.received())
        .map(({ data }) => data as { requestId?: unknown; message: Record<string, unknown> })
        .filter((answer) => answer.requestId === requestId);
    await expect
      .poll(async () => (await mine()).length, {
        message: `answers to request ${requestId}`,
        timeout: 40_000,
      })
      .toBe(1);
    const [answer] = await mine();
    return answer?.message ?? {};
  }

  async #answerAfter(post: () => Promise<void>): Promise<unknown> {
    const before = (await this.received()).length;
    await post();
    return (await this.answers(before + 1))[before];
  }
}
