import type { Engine } from './engine/Engine.js';
import { InPage } from './InPage.js';

/** What an app has received. */
export interface Received {
  readonly origin: string;
  readonly fromParent: boolean;
  readonly data: unknown;
}

/** An app in a frame of the host page, which uses plain postMessage. */
export class AppTab extends InPage {
  /** Name of the frame. */
  readonly name: string;

  constructor(engine: Engine, name: string) {
    super(engine, name);
    this.name = name;
  }

  /** Posts messages to the host page, all in one task. */
  async post(...messages: readonly unknown[]): Promise<void> {
    await this.postValues(...messages.map((message) => JSON.stringify(message)));
  }

  /** Like {@link post}, with the values of JavaScript expressions, for values that JSON cannot express. */
  async postValues(...expressions: readonly string[]): Promise<void> {
    await this.value(`void [${expressions.join()}].forEach((message) => parent.postMessage(message, '*'))`);
  }

  /** Posts one message. @returns the next message that arrives */
  async ask(message: unknown): Promise<unknown> {
    return this.askValue(JSON.stringify(message));
  }

  /** Like {@link ask}, with the value of a JavaScript expression. */
  async askValue(expression: string): Promise<unknown> {
    return this.valueAfter(
      `const before = answers.length; parent.postMessage(${expression}, '*')`,
      'answers.length > before',
      'answers[before].data',
    );
  }

  async received(): Promise<Received[]> {
    return this.value('answers');
  }

  /** Waits until `count` messages have arrived. @returns their data */
  async answers(count: number): Promise<unknown[]> {
    return this.valueWhen(`answers.length >= ${count}`, 'answers.map(({ data }) => data)');
  }

  /** Waits for the answer to `requestId`. @returns its `message` */
  async answerTo(requestId: string | number): Promise<Record<string, unknown>> {
    const mine = `answers.filter(({ data }) => data.requestId === ${JSON.stringify(requestId)})`;
    return this.valueWhen(`${mine}.length > 0`, `${mine}[0].data.message`);
  }
}
