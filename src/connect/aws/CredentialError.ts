import type { SendableError } from '../../protocol/BrokerError.js';
import type { ErrorType } from '../../protocol/errorTypes.js';
import { nameOf } from './classifyError.js';
import { statusOf } from './statusOf.js';

/**
 * Client errors of Amazon Cognito and AWS STS that may pass: too many requests, an identity provider that does not
 * answer, two changes at once, a wrong clock ("Errors" of GetId, GetCredentialsForIdentity, AssumeRoleWithWebIdentity).
 */
const PASSING =
  /TooManyRequests|Throttl|LimitExceeded|ExternalService|IDPCommunication|ConcurrentModification|RequestTime|RequestExpired|RequestInTheFuture/;

/** There are no credentials. `message` is for apps, `detail` for the console of the host page. */
export class CredentialError extends Error {
  readonly errorType: ErrorType;
  /** Whether asking again may bring credentials. */
  readonly retry: boolean;
  readonly detail: string;

  /** Milliseconds until the page or AWS may be asked again; undefined for an answer that they have given. */
  readonly retryAfterMs: number | undefined;

  private constructor(
    errorType: ErrorType,
    message: string,
    detail: string,
    retry = false,
    retryAfterMs?: number,
  ) {
    super(message);
    this.errorType = errorType;
    this.detail = detail;
    this.retry = retry;
    this.retryAfterMs = retryAfterMs;
  }

  static unavailable(message: string, detail = message): CredentialError {
    return new CredentialError('CONNECT_UNAVAILABLE', message, detail, true);
  }

  static late(): CredentialError {
    return CredentialError.unavailable('no credentials came in time');
  }

  static refused(message: string, detail = message): CredentialError {
    return new CredentialError('ACCESS_DENIED', message, detail);
  }

  /** The page's own function has decided what is to be answered: that needs no line on its console. */
  static said({ errorType, message }: SendableError): CredentialError {
    return new CredentialError(errorType, message, '');
  }

  /**
   * What the page's own function, or a service, has rejected with.
   *
   * Most of it says no more than that there are none now, whatever its class: a page that is offline, or whose sign-in
   * is not ready, fails in its own way. A refusal is what Amazon Cognito or AWS STS has answered.
   *
   * @param asked names what was asked, such as `logins`
   */
  static of(error: unknown, asked: string): CredentialError {
    if (error instanceof CredentialError) return error;
    const detail = `${asked} failed: ${textOf(error)}`;
    const status = statusOf(error) ?? 0;
    // A proxy's page has no name of an error in it: the SDK then fails to parse it.
    const isRefusal = status >= 400 && status < 500 && status !== 429 && nameOf(error) !== 'SyntaxError';
    return isRefusal && !PASSING.test(nameOf(error))
      ? CredentialError.refused('credentials were refused', detail)
      : CredentialError.unavailable('credentials could not be fetched', detail);
  }

  /** The same failure, for a caller that comes before credentials may be asked for again: by then a refusal may be over too. */
  again(retryAfterMs: number): CredentialError {
    return new CredentialError(this.errorType, this.message, this.detail, true, retryAfterMs);
  }
}

/** An error's own words, without what may be a key or a token in them: long text without a break, and JSON Web Tokens. */
function textOf(error: unknown): string {
  try {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return text.replace(/eyJ[\w.-]+|(?:AKIA|ASIA)\w+|[\w+/=-]{32,}/g, '…').slice(0, 500);
  } catch {
    return typeof error;
  }
}
