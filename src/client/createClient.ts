import { BrokerError, type BrokerFailure, type ClientErrorType } from './BrokerError.js';
import type { CallOptions, Client, ClientOptions } from './Client.js';
import { type Answer, type Carrier, createLink, type Request } from './createLink.js';

/** A timer for longer goes off at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** All ids stay whole numbers that a double can hold. */
const IDS_PER_CLIENT = 2 ** 20;

interface Call {
  readonly requestId: number;
  /** None when it waits for the broker only. */
  request: Request | undefined;
  /** By which it was sent. */
  carrier: Carrier | undefined;
  /** Called once. */
  settle(result: Answer | BrokerError): void;
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
  /** From here on this client counts; another in the same window hears its answers too, and counts elsewhere. */
  const firstId = (crypto.getRandomValues(new Uint32Array(1))[0] as number) * IDS_PER_CLIENT;
  let lastId = firstId;
  /** By request id, in the order in which they were made. */
  const calls = new Map<unknown, Call>();
  let isClosed = false;

  const fail = (
    call: Call,
    errorType: ClientErrorType,
    errorMessage: string,
    msg?: string,
    cause?: unknown,
  ): void =>
    call.settle(
      new BrokerError(
        {
          errorType,
          errorMessage,
          msg: msg ?? 'The desktop did not answer. Please try again.',
          retryable: msg === undefined,
          outcome: call.carrier ? 'unknown' : 'not_applied',
        },
        { cause },
      ),
    );

  const failAsClosed = (call: Call): void =>
    fail(call, 'CLIENT_CLOSED', 'the client is closed', 'The application is closing.');

  const send = (call: Call): void => {
    if (call.carrier) return;
    if (call.request) {
      link.post(call.request, call.requestId);
      call.carrier = link.carrier;
    } else {
      call.settle({ response: true });
    }
  };

  /** Makes a call; without a request it waits for the broker only. */
  const makeCall = (
    request?: Request,
    { signal, timeoutMs: limitMs = timeoutMs }: CallOptions = {},
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      requireTimeout(limitMs);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const abort = (): void =>
        fail(call, 'ABORTED', 'the call was aborted', 'The update was cancelled.', signal?.reason);
      const call: Call = {
        requestId: ++lastId,
        request,
        carrier: undefined,
        settle(result) {
          if (result instanceof BrokerError) reject(result);
          else if (result.response === true) resolve();
          else reject(new BrokerError(result as BrokerFailure));
          calls.delete(call.requestId);
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
        },
      };
      if (isClosed) return failAsClosed(call);
      if (signal?.aborted) return abort();
      try {
        if (link.carrier) send(call);
        // What is sent later is what was given now.
        else call.request = structuredClone(request);
      } catch (error) {
        return fail(call, 'INVALID_REQUEST', String(error), 'The update could not be understood.', error);
      }
      if (!request && link.carrier) return;
      // After the message, which is on its way meanwhile.
      calls.set(call.requestId, call);
      signal?.addEventListener('abort', abort);
      timer = setTimeout(
        () =>
          fail(
            call,
            'TIMEOUT',
            call.carrier
              ? `no answer within ${limitMs} ms`
              : `no broker at ${origin} answered within ${limitMs} ms; does it admit ${location.origin}?`,
          ),
        limitMs,
      );
    });

  const link = createLink(target, origin, source, firstId, {
    opened: () => calls.forEach(send),
    answered: (requestId, answer) => calls.get(requestId)?.settle(answer),
    lost(ended) {
      for (const call of calls.values()) {
        if (call.carrier === ended) {
          fail(call, 'DISCONNECTED', 'the private line ended before the answer came');
        }
      }
    },
    isWaiting: () => calls.size > 0,
  });

  return {
    ready: () => makeCall(),
    updateContactAttributes: (InitialContactId, ContactAttributes, options) =>
      makeCall(
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
      calls.forEach(failAsClosed);
    },
  };
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
