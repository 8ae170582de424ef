import type { AnswerEnvelope, RequestEnvelope } from '../protocol/envelope.js';
import { BrokerError, type BrokerFailure, type ClientErrorType } from './BrokerError.js';
import type { CallOptions, Client, ClientOptions } from './Client.js';

const ASK_AGAIN_MS = 500;
/** A timer for longer goes off at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

type Request = Omit<RequestEnvelope, 'channel' | 'source'>;

/** `message` of an answer, of either kind. */
interface Answer {
  readonly response?: unknown;
  readonly initState?: unknown;
}

interface Call {
  /** Sends it; only once the broker is there. */
  send(): void;
  settle(answer: Answer | BrokerError): void;
  fail(errorType: ClientErrorType, errorMessage: string, msg: string, cause?: unknown): void;
}

/**
 * Talks to the broker in the page that holds the softphone.
 *
 * 1. It posts the ready signal's question (`App`/`StateSync`) until that is answered, and holds calls until then.
 * 2. Each call is a message with a request id of its own, for the broker's origin alone.
 * 3. Only what comes from the broker's window and origin counts as an answer, and settles the call whose id it has.
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
  let isReady = false;
  let isClosed = false;

  const post = (request: Request): void =>
    target.postMessage({ channel: 'Amazon', ...(source !== undefined && { source }), ...request }, origin);

  /** Makes a call; without a request it waits for the broker only. */
  const call = (request?: Request, options: CallOptions = {}): Promise<void> =>
    new Promise((resolve, reject) => {
      const { signal, timeoutMs: limitMs = timeoutMs } = options;
      requireTimeout(limitMs);
      const id = unguessableId();
      let snapshot: Request | undefined;
      let wasSent = false;

      const settle: Call['settle'] = (answer) => {
        calls.delete(id);
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        if (answer instanceof BrokerError) reject(answer);
        else if (answer.response === true) resolve();
        else reject(new BrokerError(answer as BrokerFailure));
      };
      const fail: Call['fail'] = (errorType, errorMessage, msg, cause) =>
        settle(
          new BrokerError(
            {
              errorType,
              errorMessage,
              msg,
              retryable: errorType === 'TIMEOUT',
              outcome: wasSent ? 'unknown' : 'not_applied',
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
            isReady
              ? `no answer within ${limitMs} ms`
              : `no broker at ${origin} answered within ${limitMs} ms; does it admit ${location.origin}?`,
            'The desktop did not answer. Please try again.',
          ),
        limitMs,
      );
      const send = (): void => {
        if (snapshot === undefined) {
          settle({ response: true });
        } else {
          wasSent = true;
          post({ ...snapshot, requestId: id });
        }
      };

      calls.set(id, { send, settle, fail });
      try {
        // What is sent later is what was given now.
        snapshot = structuredClone(request);
      } catch (error) {
        return fail('INVALID_REQUEST', String(error), 'The update could not be understood.', error);
      }
      signal?.addEventListener('abort', abort);
      if (isClosed) endWith(fail);
      else if (signal?.aborted) abort();
      else if (isReady) send();
    });

  const receive = (event: MessageEvent<Partial<AnswerEnvelope<Answer>> | null>): void => {
    if (event.source !== target || event.origin !== origin) return;
    const { channel, subtopic, requestId, message } = event.data ?? {};
    if (channel !== 'Amazon' || !message) return;
    if (!isReady && subtopic === 'StateSync' && message.initState) {
      isReady = true;
      clearInterval(asking);
      for (const { send } of calls.values()) send();
    }
    calls.get(requestId)?.settle(message);
  };

  const ask = (): void => post({ topic: 'App', subtopic: 'StateSync' });
  addEventListener('message', receive);
  const asking = setInterval(ask, ASK_AGAIN_MS);
  ask();

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
      removeEventListener('message', receive);
      clearInterval(asking);
      for (const { fail } of calls.values()) endWith(fail);
    },
  };
}

function endWith(fail: Call['fail']): void {
  fail('CLIENT_CLOSED', 'the client is closed', 'The application is closing.');
}

/** Works in pages without a secure context too, where `crypto.randomUUID` is missing. */
function unguessableId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
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
