import type { CallOptions, Client, ConnectionState } from './Client.js';
import { type Listener, listen, notify } from './listen.js';
import { openCalls, type Send } from './openCalls.js';
import { plainCopy } from './plainCopy.js';
import {
  type AnswerTo,
  type BrokerMessage,
  type Carrier,
  type Message,
  type Post,
  READY_SIGNAL,
  type Request,
} from './wire.js';

const TICK_MS = 500;
/** Ticks in a row without a message on a port that owes one, until the client posts the ready signal on it. */
const SILENT_TICKS = 4;
/** The same, until it closes the port. */
const DEAD_TICKS = 8;

export interface ConversationParts {
  readonly target: Window;
  /** Origin of `target`: nothing is sent to, or read from, any other origin. */
  readonly origin: string;
  readonly source: string | undefined;
  /** Milliseconds, for calls without a `timeoutMs` of their own. */
  readonly timeoutMs: number;
  /** Called with each change, before the app's listeners. */
  onState(state: ConnectionState): void;
  /** Called with what the origin is granted, each time the desktop has listed it. */
  onOperations(operations: readonly string[]): void;
  /** Called with each message that answers no open call. */
  onEvent(message: Message): void;
}

export interface Conversation {
  readonly methods: Pick<Client, 'ready' | 'operations' | 'onConnectionChange' | 'close'>;
  /** Posts a request as soon as the broker is there; resolves with what `read` returns for the answer. */
  request<const Sent extends Request, Result>(
    request: Sent,
    read: (answer: AnswerTo<Sent>) => Result,
    options?: CallOptions,
  ): Promise<Result>;
}

/**
 * Exchanges messages with the broker in the page that holds the softphone.
 *
 * 1. The ready signal (`App`/`StateSync`) is posted until it is answered; calls wait until then. When a broker has gone,
 *    the signal has an id, since answers of that broker may still be on their way.
 * 2. Calls go by window, only for the broker's origin. Only messages from its window and origin are read. Each call
 *    has its own request id, and is settled by the answer with that id.
 * 3. A port is offered (`App`/`Connect`). Once the answer is there, calls wait until one more ready signal by window is
 *    answered: all earlier messages have then arrived, and nothing on the port can overtake them. From then on calls go
 *    by port.
 * 4. A port that closes (`App`/`Disconnect`, or silence) takes its unanswered calls with it, and the client starts over.
 *    When a newer port of the same window has replaced it, calls go by window instead, and no port is offered again.
 * 5. Requests under `App` always go by window, whatever carries the calls.
 */
export function converse(parts: ConversationParts): Conversation {
  const { target, origin, source, timeoutMs } = parts;
  const calls = openCalls(origin, timeoutMs);
  const stateListeners = new Set<Listener<ConnectionState>>();
  let state: ConnectionState = 'connecting';
  /** Offered to the desktop, or accepted. */
  let port: MessagePort | undefined;
  /** What the origin is granted; listed by the desktop that has accepted a port. */
  let operations: readonly string[] | undefined;
  /** Of the ready signals that ask for a broker. */
  let readyId: number | undefined;
  let clock: ReturnType<typeof setInterval> | undefined;
  let silentTicks = 0;

  const post = (by: Carrier, request: Post, ports: MessagePort[] = []): void => {
    const envelope = { channel: 'Amazon', source, ...request };
    if (by === 'window') target.postMessage(envelope, origin, ports);
    else by.postMessage(envelope);
  };

  const request: Conversation['request'] = ({ topic, subtopic, data }: Post, read, options) => {
    const keep = (): undefined => {
      data = plainCopy(data, 'data');
    };
    const send: Send = (carrier, requestId) => {
      if (!carrier) return keep();
      const by = topic === 'App' ? 'window' : carrier;
      const postNow = (): void => post(by, { topic, subtopic, data, requestId });
      try {
        postNow();
      } catch {
        // A copy takes time, so only data that cannot be posted as it is, such as a proxy, is copied.
        keep();
        postNow();
      }
      startClock();
      return by;
    };
    // The broker answers as `Wire` says.
    return calls.open(send, read as (answer: Message) => ReturnType<typeof read>, options);
  };

  /** Resolves with what `find` returns, as soon as that is not undefined. */
  const wait = async <Result>(find: () => Result | undefined, options?: CallOptions): Promise<Result> => {
    const send: Send = (_, id) => {
      if (find()) calls.answer(id, { response: true });
      return undefined;
    };
    return find() ?? calls.open(send, () => find() as Result, options);
  };

  const announce = (): void => {
    parts.onState(state);
    notify(stateListeners, state);
  };

  const startClock = (): void => {
    clock ??= setInterval(tick, TICK_MS);
  };

  const tick = (): void => {
    if (state === 'connecting') post('window', { ...READY_SIGNAL, requestId: readyId });
    else if (!operations && !port) offerPort();
    else if (!port || (operations && !calls.size)) {
      clearInterval(clock);
      clock = undefined;
      silentTicks = 0;
    } else {
      silentTicks += 1;
      if (silentTicks === SILENT_TICKS) post(port, READY_SIGNAL);
      if (silentTicks === DEAD_TICKS) endPort(port, false);
    }
  };

  /** Asks for the ready signal until it is answered. */
  const ask = (): void => {
    startClock();
    tick();
  };

  const begin = (): void => {
    state = 'connected';
    calls.carryBy('window');
    offerPort();
    announce();
  };

  const offerPort = (): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => receive(data, port1);
    port = port1;
    silentTicks = 0;
    post('window', { topic: 'App', subtopic: 'Connect' }, [port2]);
  };

  const portAnswered = (answered: MessagePort, answer: Message): void => {
    if (!answer.response) {
      // The clock offers the next port.
      answered.close();
      port = undefined;
      startClock();
      return;
    }
    operations = answer.operations ?? [];
    parts.onOperations(operations);
    const changeOver = (): void => {
      if (port === answered) calls.carryBy(port);
    };
    request(READY_SIGNAL, changeOver).catch(changeOver);
    calls.carryBy(undefined);
  };

  const endPort = (ended: MessagePort, isReplaced: boolean): void => {
    if (ended !== port) return;
    port.close();
    calls.disconnect(port);
    port = undefined;
    if (isReplaced) calls.carryBy('window');
    else {
      operations = undefined;
      calls.carryBy(undefined);
      state = 'connecting';
      readyId = Math.random();
      ask();
      announce();
    }
  };

  /** @param by the port; absent for a message by window */
  const receive = (data: unknown, by?: MessagePort): void => {
    // The page of the desktop may post anything.
    const { channel, subtopic, requestId, message } = Object(data) as Partial<BrokerMessage>;
    if (channel !== 'Amazon' || !message) return;
    if (by) {
      silentTicks = 0;
      if (subtopic === 'ConnectResponse') portAnswered(by, message);
      else if (subtopic === 'Disconnect') endPort(by, message.reason === 'replaced');
    } else if (state === 'connecting' && message.initState && requestId === readyId) begin();
    // Answers settle calls and are no events: an event may have overtaken an answer by port.
    if (!calls.answer(requestId, message)) parts.onEvent(message);
  };

  const receiveByWindow = (event: MessageEvent): void => {
    // The sender is checked before the data is read, since reading deserializes it.
    if (event.source === target && event.origin === origin) receive(event.data);
  };

  addEventListener('message', receiveByWindow);
  ask();

  return {
    request,
    methods: {
      ready: async () => void (await wait(() => state === 'connected' || undefined)),
      onConnectionChange: (listener) => listen(stateListeners, listener, [state]),
      operations: (options) => wait(() => operations, options),
      close() {
        if (state === 'closed') return;
        state = 'closed';
        operations = undefined;
        removeEventListener('message', receiveByWindow);
        clearInterval(clock);
        port?.close();
        announce();
        calls.close();
      },
    },
  };
}
