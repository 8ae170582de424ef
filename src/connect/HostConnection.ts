import { BrokerError, isBrokerError, type SendableError } from '../protocol/BrokerError.js';
import type { ErrorType } from '../protocol/errorTypes.js';
import type { AttemptFailure, AttemptOptions, AttemptResult, Connection } from './Connection.js';
import type { ContactCall } from './ContactCall.js';
import type { ContactGateway, GatewayOptions } from './ContactGateway.js';
import { notSent } from './notSent.js';

/** Refusals that may be about one attribute of several: what a backend answers with status 400. */
const SPLITTABLE: readonly ErrorType[] = ['REJECTED_BY_CONNECT', 'INVALID_REQUEST', 'ATTRIBUTES_TOO_LARGE'];

type GatewayMethod = (request: object, options: GatewayOptions) => Promise<unknown>;

/** The way to Amazon Connect by the host page's gateway. */
export class HostConnection implements Connection {
  /** Retrying is the gateway's own affair, so one attempt may last until the deadline. */
  readonly attemptTimeoutMs = Number.POSITIVE_INFINITY;
  readonly #gateway: ContactGateway;
  readonly #instanceId: string | undefined;

  constructor(gateway: ContactGateway, instanceId: string | undefined) {
    this.#gateway = gateway;
    this.#instanceId = instanceId;
  }

  async attempt({ method, request }: ContactCall, options: AttemptOptions): Promise<AttemptResult> {
    const gateway = this.#gateway as { readonly [Method in ContactCall['method']]?: GatewayMethod };
    if (typeof gateway[method] !== 'function') {
      return failureOf(new BrokerError('NOT_PERMITTED', `the gateway of the host page has no ${method}`));
    }
    // A relay's code may have come late.
    if (!options.onSend()) return notSent('the gateway came too late for a request', true);
    try {
      const output = await gateway[method](
        { ...request, ...(this.#instanceId !== undefined && { instanceId: this.#instanceId }) },
        {
          get signal() {
            return options.signal;
          },
        },
      );
      return { ok: true, output };
    } catch (error) {
      return failureOf(error);
    }
  }

  flush(calls: readonly ContactCall[]): readonly Promise<AttemptResult>[] {
    const signal = new AbortController().signal;
    return calls.map((call) => this.attempt(call, { signal, onSend: () => true }));
  }

  close(): void {}
}

function failureOf(error: unknown): AttemptFailure {
  const { errorType, message, outcome, details, retryAfterMs } = (
    isBrokerError(error)
      ? error
      : new BrokerError('CONNECT_UNAVAILABLE', 'the gateway of the host page failed')
  ) as SendableError;
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
