import { BrokerError, type BrokerFailure, type ClientErrorType } from './BrokerError.js';
import type { CallOptions, Client, ClientOptions } from './Client.js';
import { type Answer, type Carrier, createLink, type Request } from './createLink.js';
import { unguessableId } from './unguessableId.js';

/** A timer for longer goes off at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

interface Call {
  /** By which it was sent. */
  readonly carrier: Carrier | undefined;
  /** Sends it, if it has not been. */
  send(): void;
  settle(answer: Answer | BrokerError): void;
  fail(errorType: ClientErrorType, errorMessage: string, msg: string, cause?: unknown): void;
}

/**
 * Talks to the broker in the page that holds the softphone. Each call is a message with a request id of its own, and
 * settled by the answer that has it.
 *
 * @param options only `origin` is required
 * @throws TypeError for an option that cannot be used; the message says what to write instead
 */
export function createClient({
  origin,
  target = window.parent,
  source,
  timeoutMs = 35_000,
}: ClientOptions): Client {
  requireOrigin(origin);
  if (typeof target?.postMessage !== 'function') {
    throw new TypeError(
      `createClient: target must be a window, such as window.parent or window.opener; got ${target}`,
    );
  }
  requireTimeout(timeoutMs);
  /** By request id, in the order in which they were made. */
  const calls = new Map<unknown, Call>();
  let isClosed = false;

  /** Makes a call; without a request it waits for the broker only. */
  const call = (request?: Request, options: CallOptions = {}): Promise<void> =>
    new Promise((resolve, reject) => {
      const { signal, timeoutMs: limitMs = timeoutMs } = options;
      requireTimeout(limitMs);
      const id = unguessableId();
      let snapshot: Request | undefined;
      let carrier: Carrier | undefined;

      const settle: Call['settle'] = (answer) => {
        calls.delete(id);
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        if (answer instanceof BrokerError) reject(answer);
        else if (answer.response === false) reject(new BrokerError(answer as BrokerFailure));
        else resolve();
      };
      const fail: Call['fail'] = (errorType, errorMessage, msg, cause) =>
        settle(
          new BrokerError(
            {
              errorType,
              errorMessage,
              msg,
              retryable: errorType === 'TIMEOUT' || errorType === 'DISCONNECTED',
              outcome: carrier ? 'unknown' : 'not_applied',
            },
            { cause },
          ),
        );
      const abort = (): void =>
        fail('ABORTED', 'the call was aborted', 'The update was cancelled.', signal?.reason);
      const timer = setTimeout(
        () =>
          fail(
            'TIMEOUT',
            carrier
              ? `no answer within ${limitMs} ms`
              : `no broker at ${origin} answered within ${limitMs} ms; does it admit ${location.origin}?`,
            'The desktop did not answer. Please try again.',
          ),
        limitMs,
      );
      const send = (): void => {
        if (carrier) return;
        if (snapshot === undefined) {
          settle({});
        } else {
          carrier = link.carrier;
          link.post({ ...snapshot, requestId: id });
        }
      };

      calls.set(id, {
        get carrier() {
          return carrier;
        },
        send,
        settle,
        fail,
      });
      try {
        // What is sent later is what was given now.
        snapshot = structuredClone(request);
      } catch (error) {
        return fail('INVALID_REQUEST', String(error), 'The update could not be understood.', error);
      }
      signal?.addEventListener('abort', abort);
      if (isClosed) endWith(fail);
      else if (signal?.aborted) abort();
      else if (link.carrier) send();
    });

  const link = createLink(target, origin, source, {
    opened() {
      for (const { send } of calls.values()) send();
    },
    answered: (requestId, answer) => calls.get(requestId)?.settle(answer),
    lost(ended) {
      for (const { carrier, fail } of calls.values()) {
        if (carrier === ended) {
          fail(
            'DISCONNECTED',
            'the private line ended before the answer came',
            'The desktop did not answer. Please try again.',
          );
        }
      }
    },
    isWaiting: () => calls.size > 0,
  });

  return {
    ready: () => call(),
    updateContactAttributes: (InitialContactId, ContactAttributes, options) =>
      call(
        {
          topic: 'OutboundCall',
          subtopic: 'UpdateContactAttribute',
          data: { InitialContactId, ContactAttributes },
        },
        options,
      ),
    close() {
      isClosed = true;
      link.close();
      for (const { fail } of calls.values()) endWith(fail);
    },
  };
}

function endWith(fail: Call['fail']): void {
  fail('CLIENT_CLOSED', 'the client is closed', 'The application is closing.');
}

function requireOrigin(origin: unknown): void {
  let correct = 'null';
  try {
    correct = new URL(String(origin)).origin;
  } catch {
    // Nothing of it can be used.
  }
  if (correct === 'null') correct = 'https://desktop.example.com';
  if (origin !== correct) {
    throw new TypeError(`createClient: origin must look like "${correct}"; got ${JSON.stringify(origin)}`);
  }
}

function requireTimeout(timeoutMs: unknown): void {
  if (!(typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT_MS)) {
    throw new TypeError(
      `timeoutMs must be a number of milliseconds above 0 and up to ${LONGEST_TIMEOUT_MS}; got ${timeoutMs}`,
    );
  }
}
