import { BrokerError, isBrokerError } from '../protocol/BrokerError.js';
import type { ErrorType } from '../protocol/errorTypes.js';
import type { AttemptFailure, AttemptOptions, AttemptResult, Connection } from './Connection.js';
import type { ContactGateway, ContactUpdate } from './ContactGateway.js';

/** Refusals that may be about one attribute of several: what a backend answers with status 400. */
const SPLITTABLE: readonly ErrorType[] = ['REJECTED_BY_CONNECT', 'INVALID_REQUEST', 'ATTRIBUTES_TOO_LARGE'];

/** The way to Amazon Connect by a gateway of the host's own. */
export class HostConnection implements Connection {
  /** Retrying is the gateway's own affair, so one attempt may last until the deadline. */
  readonly attemptTimeoutMs = Number.POSITIVE_INFINITY;
  readonly #gateway: ContactGateway;
  readonly #instanceId: string | undefined;

  constructor(gateway: ContactGateway, instanceId: string | undefined) {
    this.#gateway = gateway;
    this.#instanceId = instanceId;
  }

  async attempt(update: ContactUpdate, options: AttemptOptions): Promise<AttemptResult> {
    // At once, so no request can have left the call by now.
    options.onSend();
    try {
      await this.#gateway.updateContactAttributes(
        { ...update, ...(this.#instanceId !== undefined && { instanceId: this.#instanceId }) },
        {
          get signal() {
            return options.signal;
          },
        },
      );
      return { ok: true };
    } catch (error) {
      return failureOf(error);
    }
  }

  flush(updates: readonly ContactUpdate[]): readonly Promise<AttemptResult>[] {
    const signal = new AbortController().signal;
    return updates.map((update) => this.attempt(update, { signal, onSend: () => true }));
  }

  close(): void {}
}

function failureOf(error: unknown): AttemptFailure {
  const { errorType, message, outcome, details, retryAfterMs } = isBrokerError(error)
    ? error
    : new BrokerError('CONNECT_UNAVAILABLE', 'the gateway of the host page failed');
  return {
    ok: false,
    errorType,
    message,
    outcome: outcome === 'not_applied' ? outcome : 'unknown',
    // A BrokerError of another bundle may hold anything.
    details: Array.isArray(details) ? details : [],
    retryAfterMs: Number.isFinite(retryAfterMs) ? retryAfterMs : undefined,
    retry: false,
    splittable: SPLITTABLE.includes(errorType),
  };
}
