import { Rule } from '../../../src/broker/Rule.js';
import type { Sender } from '../../../src/broker/senders.js';

/** An app whose window, or line, a test plays. */
export class FakeSender implements Sender {
  readonly origin: string;
  readonly rule: Rule;
  readonly window = null;
  isGone = false;
  readonly received: object[] = [];
  /** Those who share it go the same way. */
  readonly #way: object;

  constructor(origin = 'https://crm.example.com', way: object = {}) {
    this.origin = origin;
    this.rule = new Rule({ origin });
    this.#way = way;
  }

  isSameWay(other: Sender): boolean {
    return other instanceof FakeSender && other.#way === this.#way;
  }

  post(message: object): void {
    this.received.push(message);
  }
}
