import { BrokerError, type BrokerErrorOptions } from '../protocol/BrokerError.js';
import type { RequestId } from '../protocol/envelope.js';
import type { ClientErrorType } from '../protocol/errorTypes.js';
import type { FailureMessage } from '../protocol/failureMessage.js';
import type { CallOptions } from './Client.js';
import { checkTimeout } from './checkOption.js';
import type { Carrier, Message } from './wire.js';

/**
 * Posts the request of a call; without a carrier it keeps the request as it is now.
 *
 * @returns what carries the request; undefined when it has not been posted
 */
export type Send = (carrier: Carrier | undefined, requestId: RequestId) => Carrier | undefined;

/** The app's calls that are not settled. Each is settled once: by its answer, its deadline, its signal, or its carrier. */
export interface OpenCalls {
  readonly size: number;
  /** Makes a call; it is sent as soon as there is a carrier. Resolves with what `read` returns for the answer. */
  open<Result>(send: Send, read: (answer: Message) => Result, options?: CallOptions): Promise<Result>;
  /** Sends the calls that have not been sent. Without a carrier later calls wait for the next carrier. */
  carryBy(carrier: Carrier | undefined): void;
  /** Whether the message answers an open call. */
  answer(requestId: RequestId | undefined, message: Message): boolean;
  /** Fails the calls whose requests `carrier` has carried. */
  disconnect(carrier: Carrier): void;
  /** Fails all calls, and every later call. */
  close(): void;
}

interface OpenCall {
  /** What carries its request; absent until the request is posted. */
  carrier?: Carrier | undefined;
  /** Posts its request, unless that is done. */
  send(): void;
  answer(message: Message): void;
  /** Fails the call without an answer. */
  fail(errorType: ClientErrorType, errorMessage: string, options: BrokerErrorOptions): void;
}

/** @param desktop the desktop's origin */
export function openCalls(desktop: string, defaultTimeoutMs: number): OpenCalls {
  /** In the order of the calls. */
  const calls = new Map<RequestId | undefined, OpenCall>();
  /** The fraction belongs to this client: other clients in the same window receive its answers too. */
  let lastId = Math.random();
  let current: Carrier | undefined;
  let isClosed = false;

  const open: OpenCalls['open'] = (send, read, { signal, timeoutMs = defaultTimeoutMs } = {}) =>
    new Promise((resolve, reject) => {
      checkTimeout(timeoutMs);
      const id = ++lastId;
      let timer: ReturnType<typeof setTimeout> | undefined;

      const end = (): void => {
        calls.delete(id);
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      const call: OpenCall = {
        send() {
          call.carrier ??= send(current, id);
        },
        answer(message) {
          end();
          if (message.response === true || message.loginState || message.initState) resolve(read(message));
          else {
            const failure = message as FailureMessage;
            reject(new BrokerError(failure.errorType, failure.errorMessage, failure));
          }
        },
        fail(errorType, errorMessage, options) {
          end();
          const outcome = call.carrier ? 'unknown' : 'not_applied';
          reject(new BrokerError(errorType, errorMessage, { outcome, ...options }));
        },
      };
      const abort = (): void =>
        call.fail('ABORTED', 'the call was aborted', { msg: 'Cancelled.', cause: signal?.reason });
      const timeOut = (): void =>
        call.fail(
          'TIMEOUT',
          call.carrier
            ? `no answer within ${timeoutMs} ms`
            : `no broker at ${desktop} answered within ${timeoutMs} ms; does it admit ${location.origin}?`,
          { msg: 'There was no answer. Please try again.' },
        );

      if (isClosed) return failAsClosed(call);
      if (signal?.aborted) return abort();
      call.send();
      // After the message has been posted, so that it travels meanwhile.
      calls.set(id, call);
      signal?.addEventListener('abort', abort);
      timer = setTimeout(timeOut, timeoutMs);
    });

  return {
    get size() {
      return calls.size;
    },
    open,
    carryBy(carrier) {
      current = carrier;
      calls.forEach((call) => {
        call.send();
      });
    },
    answer(requestId, message) {
      const call = calls.get(requestId);
      call?.answer(message);
      return !!call;
    },
    disconnect(carrier) {
      calls.forEach((call) => {
        if (call.carrier === carrier)
          call.fail('DISCONNECTED', 'the port was closed', {
            msg: 'The connection was lost. Please try again.',
          });
      });
    },
    close() {
      isClosed = true;
      calls.forEach(failAsClosed);
    },
  };
}

function failAsClosed(call: OpenCall): void {
  call.fail('CLIENT_CLOSED', 'the client was closed', { msg: 'The application was closed.' });
}
