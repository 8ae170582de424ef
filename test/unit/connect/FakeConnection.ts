import type { Delivery } from '../../../src/broker/BrokerEvents.js';
import type {
  AttemptFailure,
  AttemptOptions,
  AttemptResult,
  Connection,
} from '../../../src/connect/Connection.js';
import type { ContactCall } from '../../../src/connect/ContactCall.js';
import type { ContactUpdate } from '../../../src/connect/ContactGateway.js';
import type { RequestOwner } from '../../../src/connect/ContactRequest.js';
import { BrokerError } from '../../../src/protocol/BrokerError.js';

/** A call that a test answers when it likes. */
export interface FakeCall {
  readonly method: ContactCall['method'];
  /** The request; of an update of attributes, all of it. */
  readonly update: ContactUpdate;
  readonly signal: AbortSignal;
  answer(result: AttemptResult): Promise<void>;
}

export const SUCCESS: AttemptResult = { ok: true };

export function failure(
  errorType: AttemptFailure['errorType'],
  more: Partial<AttemptFailure> = {},
): AttemptFailure {
  return {
    ok: false,
    errorType,
    message: errorType,
    outcome: 'not_applied',
    retry: false,
    splittable: false,
    ...more,
  };
}

export class FakeConnection implements Connection {
  readonly attemptTimeoutMs = 10_000;
  readonly calls: FakeCall[] = [];
  readonly flushed: ContactCall[] = [];
  closed = false;
  /** Answers calls by itself when set. */
  reply: ((update: ContactUpdate) => AttemptResult) | undefined;

  attempt({ method, request }: ContactCall, { signal, onSend }: AttemptOptions): Promise<AttemptResult> {
    onSend();
    const update = request as unknown as ContactUpdate;
    return new Promise((resolve) => {
      const answer = async (result: AttemptResult): Promise<void> => {
        resolve(result);
        await settled();
      };
      this.calls.push({ method, update, signal, answer });
      if (this.reply) resolve(this.reply(update));
    });
  }

  flush(calls: readonly ContactCall[]): readonly Promise<AttemptResult>[] {
    this.flushed.push(...calls);
    return calls.map(async () => SUCCESS);
  }

  close(): void {
    this.closed = true;
  }
}

/** Lets promises run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/** Stands for a request; records its one answer. */
export class FakeOwner implements RequestOwner {
  readonly origin: string;
  readonly deadline: number;
  readonly answers: (true | BrokerError)[] = [];
  delivery: Delivery | undefined;
  #onDeadline: (() => void) | undefined;

  constructor(origin: string, timeoutMs = 30_000) {
    this.origin = origin;
    this.deadline = performance.now() + timeoutMs;
  }

  get isSettled(): boolean {
    return this.answers.length > 0;
  }

  settle(result: object, delivery?: Delivery): void {
    if (this.isSettled) return;
    this.answers.push(result instanceof BrokerError ? result : true);
    this.delivery = delivery;
  }

  onDeadline(listener: () => void): void {
    this.#onDeadline = listener;
  }

  /** As the router does at the deadline. */
  expire(): void {
    this.#onDeadline?.();
    this.settle(new BrokerError('TIMEOUT', 'not sent', { outcome: 'not_applied' }));
  }

  /** `true`, or errorType and outcome. */
  get reported(): true | string | undefined {
    const [answer] = this.answers;
    return answer instanceof BrokerError ? `${answer.errorType} ${answer.outcome}` : answer;
  }
}
