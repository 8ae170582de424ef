import type { AgentStateSyncMessage, SetAgentStateMessage } from '../protocol/agentMessages.js';
import type { Call, CallEvent, CallMessage } from '../protocol/callMessage.js';
import type { AnswerEnvelope, RequestId } from '../protocol/envelope.js';
import { BrokerError, type BrokerFailure, type ClientErrorType } from './BrokerError.js';
import type { CallOptions, Client, ClientOptions, CurrentContact } from './Client.js';
import { checkOption, checkOrigin, checkTimeout } from './checkOption.js';

const TICK_MS = 500;
/** Ticks in a row at which nothing had come on a line that owes an answer, until it is asked for a sign of life. */
const SILENT_TICKS = 4;
/** Until it is given up. */
const DEAD_TICKS = 8;

/** How far the conversation with the desktop has come. Stages are compared: a later one is greater. */
const CLOSED = -1;
/** Zero, which is falsy. */
const ASKING = 0;
const OPEN = 1;
const SUBSCRIBING = 2;
/** All that the softphone shows has been told. */
const TOLD = 3;

/** Which contact is the present one: of those with the highest rank the last. What has no rank is over. */
const RANKS: Partial<Record<CallEvent, number>> = {
  ACW: 1,
  pending: 2,
  connecting: 2,
  paused: 3,
  hold: 3,
  connected: 3,
};

/** `message` of an answer or an event, of any kind. */
type Message = Partial<
  Omit<AgentStateSyncMessage, 'rules'> & SetAgentStateMessage & CallMessage & Omit<BrokerFailure, 'msg'>
> & {
  readonly response?: unknown;
  readonly initState?: unknown;
  readonly reason?: unknown;
  readonly ContactAttributes?: Readonly<Record<string, string>>;
};

type Data = Partial<AnswerEnvelope<Message>> | null;

/** What carries messages to the broker. */
type Carrier = Window | MessagePort;

/** A call that is not settled. */
interface OpenCall {
  /** By which it was sent. */
  target?: Carrier;
  /** Sends it, unless it was sent. */
  send(): void;
  /** Settles it. */
  answer(message: object, cause?: unknown): void;
}

/** What listeners are told, and what is remembered for late ones: a call under its contact id, the agent under undefined. */
type News = Call | AgentStateSyncMessage;
type Hear = (news: News, contactId: string | undefined) => void;

/**
 * Talks to the broker in the page that holds the softphone.
 *
 * 1. The ready signal's question (`App`/`StateSync`) is posted until it is answered; calls wait until then.
 * 2. Calls go by window, for the broker's origin alone. Only what comes from its window and origin is heard. Each call
 *    has a request id of its own, and is settled by the answer that has it.
 * 3. A private line is asked for (`App`/`Connect`). Once it is answered, calls wait until one more ready signal by window
 *    is: all that went before it has arrived then, and nothing on the line can overtake it. From then on calls go by line.
 * 4. A line that ends (`App`/`Disconnect`, or silence) takes its unanswered calls with it, and all begins anew; but a
 *    line whose place a newer one of this window has taken is not asked for again.
 * 5. Events are subscribed to (`App`/`Subscribe`) when somebody wants them, and again whenever all begins anew; by window
 *    always, whatever carries the calls. It is never ended: another client in the window may need it.
 *
 * @param options only `origin` is required
 * @throws TypeError for an option that cannot be used; the message says what to write instead
 */
export function createClient({ origin, target = parent, source, timeoutMs = 35_000 }: ClientOptions): Client {
  checkOrigin(origin);
  checkOption(target?.postMessage, 'target', 'a window', target);
  checkTimeout(timeoutMs);

  /** By request id, in the order in which they were made. */
  const calls = new Map<RequestId | undefined, OpenCall>();
  /** Contacts in the order in which they came or were last connected. */
  const known = new Map<string | undefined, News>();
  const listeners = new Set<Hear>();
  /** Its fraction is this client's own: another in the same window hears its answers too. */
  let lastId = Math.random();
  let stage = ASKING;
  /** Carries calls now; undefined while they have to wait. */
  let carrier: Carrier | undefined;
  let line: MessagePort | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let silentTicks = 0;

  const post = (
    to: Carrier,
    topic: string,
    subtopic: string,
    transfer: Transferable[] = [],
    data?: unknown,
    requestId?: RequestId,
  ): void => {
    const envelope = { channel: 'Amazon', source, topic, subtopic, data, requestId };
    if (to === target) target.postMessage(envelope, origin, transfer);
    else (to as MessagePort).postMessage(envelope);
  };

  const wake = (): void => {
    ticking ??= setInterval(tick, TICK_MS);
  };

  const tick = (): void => {
    if (stage && !(line && calls.size)) {
      silentTicks = 0;
      ticking = clearInterval(ticking) as undefined;
    } else if (!stage || ++silentTicks === SILENT_TICKS) post(line ?? target, 'App', 'StateSync');
    else if (silentTicks === DEAD_TICKS) end(line);
  };

  const carryBy = (next: Carrier): void => {
    carrier = next;
    calls.forEach((call) => {
      call.send();
    });
  };

  /** Begins anew after `ended`, if that is the line; without a line it begins. */
  const end = (ended?: MessagePort, isReplaced?: boolean): void => {
    if (ended !== line) return;
    line?.close();
    line = undefined;
    calls.forEach((call) => {
      if (call.target === ended) fail(call, 'DISCONNECTED', 'the line closed');
    });
    if (isReplaced) carryBy(target);
    else {
      carrier = undefined;
      stage = ASKING;
      wake();
      tick();
    }
  };

  /** Without a `cause` the desktop is to blame. */
  const fail = (call: OpenCall, errorType: ClientErrorType, errorMessage: string, cause?: unknown): void =>
    call.answer(
      {
        errorType,
        errorMessage,
        msg: cause === undefined ? 'There was no answer. Please try again.' : 'Cancelled.',
        retryable: cause === undefined,
        outcome: call.target ? 'unknown' : 'not_applied',
      },
      cause,
    );

  const failAsClosed = (call: OpenCall): void => fail(call, 'CLIENT_CLOSED', 'the client closed', null);

  /** Makes a call; without a topic it waits for the broker only. It resolves with what `read` makes of the answer. */
  const makeCall = <Result = void>(
    topic?: string,
    subtopic?: string,
    data?: unknown,
    { signal, timeoutMs: limitMs = timeoutMs }: CallOptions = {},
    read?: (message: Message) => Result,
  ): Promise<Result> =>
    new Promise((resolve, reject) => {
      checkTimeout(limitMs);
      const requestId = ++lastId;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const call: OpenCall = {
        send() {
          if (call.target) return;
          if (topic) {
            const to = topic === 'App' ? target : (carrier as Carrier);
            post(to, topic, subtopic as string, [], data, requestId);
            call.target = to;
            wake();
          } else call.answer({ response: true });
        },
        answer(message: Message, cause) {
          if (message.response === true || message.loginState || message.initState) {
            resolve(read?.(message) as Result);
          } else reject(new BrokerError(message as BrokerFailure, { cause }));
          calls.delete(requestId);
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
        },
      };
      const abort = (): void => fail(call, 'ABORTED', 'the call was aborted', signal?.reason);
      if (stage < ASKING) return failAsClosed(call);
      if (signal?.aborted) return abort();
      try {
        if (carrier) call.send();
        // What is sent later is what was given now.
        else data = structuredClone(data);
      } catch (error) {
        return fail(call, 'INVALID_REQUEST', `${error}`, error);
      }
      // After the message, which is on its way meanwhile.
      calls.set(requestId, call);
      signal?.addEventListener('abort', abort);
      timer = setTimeout(
        () =>
          fail(
            call,
            'TIMEOUT',
            call.target
              ? `no answer within ${limitMs} ms`
              : `no broker at ${origin} answered within ${limitMs} ms; does it admit ${location.origin}?`,
          ),
        limitMs,
      );
    });

  /** The present contact, once all has been told. */
  const readCurrent = (): CurrentContact | undefined => {
    stage &&= TOLD;
    let current: Call | undefined;
    known.forEach((call) => {
      if ((RANKS[(call as Call).event] as number) >= (RANKS[current?.event as CallEvent] ?? 1))
        current = call as Call;
    });
    return current && { ...current.ResponseActual, call: current };
  };

  const subscribe = (options?: CallOptions): Promise<CurrentContact | undefined> =>
    makeCall('App', 'Subscribe', { topics: ['Agent', 'InboundCall'] }, options, readCurrent);

  const subscribeOnce = (): void => {
    if (stage === OPEN && listeners.size) {
      stage = SUBSCRIBING;
      // Tried again when all begins anew.
      subscribe().catch(() => {});
    }
  };

  const on =
    <Heard extends News>(isAgent: boolean) =>
    (listener: (news: Heard) => void): (() => void) => {
      const hear: Hear = (news, contactId) => {
        if (!contactId === isAgent)
          try {
            listener(news as Heard);
          } catch (error) {
            console.error(error);
          }
      };
      listeners.add(hear);
      known.forEach(hear);
      subscribeOnce();
      return () => listeners.delete(hear);
    };

  const receive = (data: Data, port?: MessagePort): void => {
    const { channel, subtopic, requestId, message } = data ?? {};
    if (channel !== 'Amazon' || !message) return;
    if (port) {
      silentTicks = 0;
      if (subtopic === 'Disconnect') end(port, message.reason === 'replaced');
      else if (subtopic === 'ConnectResponse') {
        if (!message.response || line || stage < ASKING) {
          port.close();
          return;
        }
        line = port;
        const changeOver = (): void => {
          if (port === line) carryBy(port);
        };
        makeCall('App', 'StateSync', undefined, {}, changeOver).catch(changeOver);
        carrier = undefined;
      }
    } else if (!stage && message.initState) {
      stage = OPEN;
      known.clear();
      carryBy(target);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => receive(data, port1);
      post(target, 'App', 'Connect', [port2]);
      subscribeOnce();
    }
    const asked = calls.get(requestId);
    // An answer on the line may have been overtaken by an event: it is no news.
    if (asked) {
      asked.answer(message);
      return;
    }
    const { call, rules } = message;
    const news = (call ??
      (message.loginState
        ? message
        : rules && {
            loginState: 'LoggedIn',
            agentInfo: message.data,
            agentState: rules.ResponseActual,
            rules,
          })) as Call | undefined;
    if (news) {
      const contactId = call?.ResponseActual.contactId;
      if (message.loginState === 'LoggedOut') known.clear();
      if (news.event === 'connected' && (known.get(contactId) as Call | undefined)?.event !== news.event)
        known.delete(contactId);
      known.set(contactId, news);
      listeners.forEach((hear) => {
        hear(news, contactId);
      });
      if (news.event === 'Dropped') known.delete(contactId);
    }
  };

  const receiveByWindow = (event: MessageEvent<Data>): void => {
    if (event.source === target && event.origin === origin) receive(event.data);
  };

  addEventListener('message', receiveByWindow);
  end();

  return {
    ready: async () => (carrier ? undefined : makeCall()),
    updateContactAttributes: (InitialContactId, ContactAttributes, options) =>
      makeCall('OutboundCall', 'UpdateContactAttribute', { InitialContactId, ContactAttributes }, options),
    getContactAttributes: (InitialContactId, Names, options) =>
      makeCall(
        'Contact',
        'GetContactAttributes',
        { InitialContactId, Names },
        options,
        ({ ContactAttributes }) => ContactAttributes as Record<string, string>,
      ),
    updateContact: (ContactId, changes, options) =>
      makeCall('Contact', 'UpdateContact', { ...changes, ContactId }, options),
    agentState: (options) =>
      makeCall('Agent', 'StateSync', undefined, options, (message) => message as AgentStateSyncMessage),
    onAgentState: on(true),
    onCall: on(false),
    currentContact: async (options) => (stage > SUBSCRIBING ? readCurrent() : subscribe(options)),
    close() {
      stage = CLOSED;
      removeEventListener('message', receiveByWindow);
      clearInterval(ticking);
      line?.close();
      line = carrier = undefined;
      calls.forEach(failAsClosed);
    },
  };
}
