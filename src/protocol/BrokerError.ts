import {
  type ClientErrorType,
  type ErrorType,
  isErrorType,
  isRetryable,
  type Outcome,
} from './errorTypes.js';

/** One thing wrong with a request. Both texts are cut at 200 characters on the wire. */
export interface ErrorDetail {
  /** Where, from the envelope's root: `data.ContactAttributes.Bad Key`. */
  readonly path: string;
  /** What was expected and what came; never the value itself. */
  readonly message: string;
}

/** The parts of a {@link BrokerError} besides its type and message. */
export interface BrokerErrorOptions {
  /** Default by type: `unknown` for `CONNECT_UNAVAILABLE` and `TIMEOUT`, otherwise `not_applied`. */
  readonly outcome?: Outcome | undefined;
  /** At most 10 reach the app. Default: none. */
  readonly details?: readonly ErrorDetail[] | undefined;
  /** Milliseconds; only for `RATE_LIMITED`. */
  readonly retryAfterMs?: number | undefined;
  /** For people. Default: empty; the broker sends the sentence of the type. */
  readonly msg?: string | undefined;
  /** Default: the value of the type, which a broker always sends. */
  readonly retryable?: boolean | undefined;
  /** The cause, for the code that catches the error; never sent. */
  readonly cause?: unknown;
}

/** On every instance of every copy of this class. */
const BRAND = Symbol.for('connect-message-broker.BrokerError');

/**
 * A failure with a stable code: what an app's call rejects with, and what a host's `gateway` rejects with to decide
 * what the app receives. The message of a host's error travels to the app as `errorMessage`: keep addresses,
 * credentials and values out of it.
 *
 * A page may load several copies of this class, in the broker's script and in the client's. `instanceof` accepts an
 * error of each of them.
 */
export class BrokerError extends Error {
  override readonly name = 'BrokerError';
  /** The stable code to branch on. */
  declare readonly errorType: ClientErrorType;
  /** A sentence for people. */
  declare readonly msg: string;
  /** Whether the same call may succeed later. */
  declare readonly retryable: boolean;
  /** `not_applied`, or `unknown` when the request may have been carried out. */
  declare readonly outcome: Outcome;
  /** What is wrong with the request; an app receives at most 10. */
  declare readonly details: readonly ErrorDetail[];
  /** Milliseconds; only with `RATE_LIMITED`. */
  declare readonly retryAfterMs: number | undefined;

  /** @param message for developers */
  constructor(errorType: ClientErrorType, message: string, options: BrokerErrorOptions = {}) {
    super(message, options);
    this.errorType = errorType;
    this.msg = options.msg ?? '';
    this.retryable = options.retryable ?? isRetryable(errorType);
    this.outcome =
      options.outcome ??
      (errorType === 'CONNECT_UNAVAILABLE' || errorType === 'TIMEOUT' ? 'unknown' : 'not_applied');
    this.details = options.details ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }

  /** @internal */
  get [BRAND](): true {
    return true;
  }

  /** @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a subclass inherits this method, and keeps the usual `instanceof`.
    return this === BrokerError ? Object(value)[BRAND] === true : super[Symbol.hasInstance](value);
  }
}

/** An error of a type that a broker may send to an app. */
export type SendableError = BrokerError & { readonly errorType: ErrorType };

/** Recognised by its members: the error of a host's gateway may have lost its class, for example between two realms. */
export function isBrokerError(value: unknown): value is SendableError {
  const { name, errorType, message } = Object(value) as Readonly<Record<string, unknown>>;
  return name === 'BrokerError' && isErrorType(errorType) && typeof message === 'string';
}
