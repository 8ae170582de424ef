import type { AgentSession, ContactGateway } from 'connect-message-broker';
import PQueue from 'p-queue';
import { attributeUpdate } from './attributeUpdate.js';
import { type Failure, failure, failureOf, invalid } from './failure.js';
import { RateLimit } from './RateLimit.js';

export interface AttributeWriterOptions {
  readonly session: Pick<AgentSession, 'state'>;
  readonly gateway: ContactGateway;
  readonly rateLimit: { readonly perSecond: number; readonly burst: number };
  /** Milliseconds from receipt to answer. */
  readonly deadlineMs: number;
}

export type Answer = { readonly response: true } | Failure;

/**
 * What an integrator writes around a library that only calls functions: the published schema in zod, the limit of the
 * rate, the login, one call per contact at a time and in order (p-queue), the deadline, and a named failure.
 */
export class AttributeWriter {
  readonly #options: AttributeWriterOptions;
  readonly #rate: RateLimit;
  readonly #queues = new Map<string, PQueue>();

  constructor(options: AttributeWriterOptions) {
    this.#options = options;
    this.#rate = new RateLimit(options.rateLimit);
  }

  /** Answers, whatever happens; it rejects for nothing. */
  async update(data: unknown): Promise<Answer> {
    if (!this.#rate.take()) return failure('RATE_LIMITED', 'this app sends too much');
    const request = attributeUpdate.safeParse(data);
    if (!request.success) return invalid(request.error);
    if (this.#options.session.state !== 'logged_in') {
      return failure('AGENT_NOT_LOGGED_IN', 'no agent is logged in');
    }
    const { InitialContactId, ContactAttributes } = request.data;
    try {
      await this.#write(InitialContactId, ContactAttributes);
      return { response: true };
    } catch (error) {
      return failureOf(error);
    }
  }

  async #write(initialContactId: string, attributes: Readonly<Record<string, string>>): Promise<void> {
    const { gateway, deadlineMs } = this.#options;
    const queue = this.#queues.get(initialContactId) ?? new PQueue({ concurrency: 1 });
    this.#queues.set(initialContactId, queue);
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new DOMException('the deadline passed', 'TimeoutError')),
      deadlineMs,
    );
    const { signal } = deadline;
    try {
      await queue.add(() => gateway.updateContactAttributes({ initialContactId, attributes }, { signal }), {
        signal,
      });
    } finally {
      clearTimeout(timer);
      // A contact that nobody writes to any more must not stay in memory.
      if (queue.size === 0 && queue.pending === 0) this.#queues.delete(initialContactId);
    }
  }
}
