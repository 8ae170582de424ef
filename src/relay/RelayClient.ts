import { backoffMs } from '../connect/backoffMs.js';
import { BrokerError, isBrokerError } from '../protocol/BrokerError.js';
import { isErrorType } from '../protocol/errorTypes.js';
import { isPlainObject, own, type PlainObject } from '../protocol/plainObject.js';
import { pause } from './pause.js';
import type { TokenSource } from './TokenSource.js';

/** Longer than the relay waits by itself. */
const ANSWER_TIMEOUT_MS = 10_000;
/** How long failures may go on before a request has been sent. */
const UNSENT_TIMEOUT_MS = 15_000;

/** What the relay has answered. */
export interface RelayAnswer {
  /** `message` of the answer. */
  readonly message: PlainObject;
  readonly isStored: boolean;
  /** Identifies the update when its result is asked for later. */
  readonly ticket: string | undefined;
}

/** The relay's HTTP API. */
export class RelayClient {
  readonly #updatesUrl: string;
  readonly #tokens: TokenSource;
  /** Whether the page is being closed: there is no time to wait for anything. */
  #isLeaving = false;

  constructor(url: string, tokens: TokenSource) {
    // Not resolved against the URL: that would drop the path of a stage.
    this.#updatesUrl = `${url.replace(/\/+$/, '')}/updates`;
    this.#tokens = tokens;
    // In the capture phase, ahead of the broker, which then sends what is open.
    window.addEventListener('pagehide', () => this.#leave(true), true);
    window.addEventListener('pageshow', () => this.#leave(false), true);
  }

  #leave(isLeaving: boolean): void {
    this.#isLeaving = isLeaving;
  }

  /**
   * Posts until there is an answer. Posts again when the network fails or the relay is unavailable: the same
   * `requestId` is not queued twice.
   *
   * @throws BrokerError what the relay refuses with; or the last failure when the signal is aborted
   */
  async post(envelope: object, signal: AbortSignal): Promise<RelayAnswer> {
    const body = JSON.stringify(envelope);
    const startedAt = performance.now();
    let wasSent = false;
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.#exchange('', { method: 'POST', body }, signal, ANSWER_TIMEOUT_MS, () => {
          wasSent = true;
        });
      } catch (error) {
        if (!isBrokerError(error)) throw error;
        const { errorType, message } = error;
        const mayPass = errorType === 'CONNECT_UNAVAILABLE' || errorType === 'THROTTLED';
        if (!mayPass) throw error;
        await pause(backoffMs(failures, errorType === 'THROTTLED'), signal);
        const isOver = signal.aborted || (!wasSent && performance.now() - startedAt > UNSENT_TIMEOUT_MS);
        if (isOver)
          throw new BrokerError(errorType, message, { outcome: wasSent ? 'unknown' : 'not_applied' });
      }
    }
  }

  /** Asks for the result of an update. @returns undefined when there is no answer now @throws BrokerError when it was refused */
  async ask(ticket: string, signal: AbortSignal, timeoutMs: number): Promise<RelayAnswer | undefined> {
    try {
      return await this.#exchange(`/${ticket}`, { method: 'GET' }, signal, timeoutMs);
    } catch (error) {
      const { errorType } = error as BrokerError;
      if (errorType === 'CONNECT_UNAVAILABLE' || errorType === 'THROTTLED') return undefined;
      throw error;
    }
  }

  async #exchange(
    path: string,
    init: RequestInit,
    signal: AbortSignal,
    timeoutMs: number,
    onSend = () => {},
  ): Promise<RelayAnswer> {
    const attempt = new AbortController();
    const abort = (): void => attempt.abort();
    const timer = setTimeout(abort, timeoutMs);
    signal.addEventListener('abort', abort);
    try {
      const send = (token: string) => {
        onSend();
        return this.#fetch(path, init, token, attempt.signal);
      };
      const inHand = this.#isLeaving ? this.#tokens.inHand : undefined;
      // When the page is being closed, this is its last task.
      let response = await send(inHand ?? (await unlessAborted(this.#tokens.get(false), attempt.signal)));
      if (response.status === 401) {
        response = await send(await unlessAborted(this.#tokens.get(true), attempt.signal));
      }
      return await readAnswer(response);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  }

  async #fetch(path: string, init: RequestInit, token: string, signal: AbortSignal): Promise<Response> {
    try {
      return await fetch(`${this.#updatesUrl}${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${token}`,
          ...(init.body != null && { 'content-type': 'application/json' }),
        },
        credentials: 'omit',
        // Only a request with keepalive outlives the page.
        keepalive: this.#isLeaving,
        ...(!this.#isLeaving && { signal }),
      });
    } catch {
      throw unavailable('the relay could not be reached');
    }
  }
}

/** @throws BrokerError unless the relay has taken the request */
async function readAnswer(response: Response): Promise<RelayAnswer> {
  const { status } = response;
  const answer: unknown = await response.json().catch(() => undefined);
  const message = isPlainObject(answer) ? own(answer, 'message') : undefined;
  if (!isPlainObject(message)) {
    // Such an answer comes from the HTTP API itself, or from a proxy.
    if (status === 401 || status === 403) {
      throw new BrokerError('ACCESS_DENIED', `the relay answered ${status}: it refuses the token`);
    }
    if (status === 429) throw new BrokerError('THROTTLED', 'the relay answered 429');
    throw unavailable(`no readable answer came from the relay, but ${status}`);
  }
  const errorType = own(message, 'errorType');
  if (own(message, 'response') !== true) {
    if (!isErrorType(errorType)) throw unavailable(`no readable answer came from the relay, but ${status}`);
    throw new BrokerError(errorType, String(own(message, 'errorMessage')), {
      outcome: own(message, 'outcome') === 'not_applied' ? 'not_applied' : 'unknown',
      details: own(message, 'details') as BrokerError['details'],
    });
  }
  const ticket = own(message, 'ticket');
  return {
    message,
    isStored: own(message, 'outcome') !== 'accepted',
    ticket: typeof ticket === 'string' ? ticket : undefined,
  };
}

function unavailable(message: string): BrokerError {
  return new BrokerError('CONNECT_UNAVAILABLE', message, { outcome: 'unknown' });
}

/** The page may take long to return a token. */
function unlessAborted(token: Promise<string>, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new BrokerError('CONNECT_UNAVAILABLE', 'no token came in time', { outcome: 'not_applied' }));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    token.then(resolve, reject);
  });
}
