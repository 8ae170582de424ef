import type { AnswerEnvelope, RequestEnvelope } from '../protocol/envelope.js';

const ASK_AGAIN_MS = 500;
/** How often a private line that owes an answer is looked at. */
const LOOK_MS = 2_000;
/** Looks in a row at which nothing had come: at the first it is asked for a sign of life, at the last it is given up. */
const SILENT_LOOKS = 2;

const READY_SIGNAL = { topic: 'App', subtopic: 'StateSync' };
const CONNECT = { topic: 'App', subtopic: 'Connect' };

export type Request = Omit<RequestEnvelope, 'channel' | 'source'>;

/** `message` of an answer, of any kind. */
export interface Answer {
  readonly response?: unknown;
  readonly initState?: unknown;
  readonly reason?: unknown;
}

/** What carries messages to the broker. */
export type Carrier = Window | MessagePort;

/** Whom a link tells. */
export interface LinkListener {
  /** Calls that wait may be posted now. */
  opened(): void;
  answered(requestId: unknown, answer: Answer): void;
  /** What `carrier` has not answered it will not answer. */
  lost(carrier: Carrier): void;
  /** Whether an answer is awaited. */
  isWaiting(): boolean;
}

export interface Link {
  /** Carries calls now; undefined while they have to wait. */
  readonly carrier: Carrier | undefined;
  /** Posts by the carrier; there must be one. */
  post(request: Request, requestId: number): void;
  close(): void;
}

type Data = Partial<AnswerEnvelope<Answer>> | null;

/**
 * The way to the broker, of a client whose `ownId` no call and no other client in the window has.
 *
 * 1. The ready signal's question (`App`/`StateSync`) is posted until it is answered; calls wait until then.
 * 2. Calls go by window, for the broker's origin alone. Only what comes from its window and origin is heard.
 * 3. A private line is asked for (`App`/`Connect`). Once it is answered, calls wait until one more ready signal by window
 *    is: all that went before it has arrived then, and nothing on the line can overtake it. From then on calls go by line.
 * 4. A line that ends (`App`/`Disconnect`, or silence) takes its unanswered calls with it, and all
 *    begins anew; but a line whose place a newer one of this window has taken is not asked for again.
 */
export function createLink(
  target: Window,
  origin: string,
  source: string | undefined,
  ownId: number,
  { opened, answered, lost, isWaiting }: LinkListener,
): Link {
  let carrier: Carrier | undefined;
  let line: MessagePort | undefined;
  /** Whether the ready signal behind which no call is on its way by window has not been answered. */
  let isChangingOver = false;
  let asking: ReturnType<typeof setInterval> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let silentLooks = 0;
  let isClosed = false;

  const head = { channel: 'Amazon', ...(source !== undefined && { source }) };

  const post = (
    to: Carrier | undefined,
    request: Request,
    more?: object,
    transfer: Transferable[] = [],
  ): void => {
    const envelope = { ...head, ...request, ...more };
    if (line && to === line) line.postMessage(envelope);
    else target.postMessage(envelope, origin, transfer);
  };

  const carryBy = (next: Carrier): void => {
    carrier = next;
    opened();
  };

  const ask = (): void => post(target, READY_SIGNAL);

  const begin = (): void => {
    carrier = undefined;
    asking = setInterval(ask, ASK_AGAIN_MS);
    ask();
  };

  const connect = (): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Data>) => {
      const { subtopic, requestId, message } = data ?? {};
      silentLooks = 0;
      if (subtopic === 'Disconnect') {
        end(port1, message?.reason === 'replaced');
      } else if (subtopic === 'ConnectResponse') {
        if (!message?.response || line || isClosed) return port1.close();
        line = port1;
        carrier = undefined;
        isChangingOver = true;
        post(target, READY_SIGNAL, { requestId: ownId });
        lookLater();
      } else if (message) {
        answered(requestId, message);
      }
    };
    post(target, CONNECT, {}, [port2]);
  };

  const end = (ended: MessagePort, isReplaced: boolean): void => {
    if (ended !== line) return;
    line.close();
    line = undefined;
    isChangingOver = false;
    lost(ended);
    if (isReplaced) carryBy(target);
    else begin();
  };

  const lookLater = (): void => {
    looking ??= setTimeout(look, LOOK_MS);
  };

  const look = (): void => {
    looking = undefined;
    silentLooks = line && (isChangingOver || isWaiting()) ? silentLooks + 1 : 0;
    if (!line || silentLooks === 0) return;
    if (silentLooks === SILENT_LOOKS) {
      end(line, false);
    } else {
      if (silentLooks === 1) post(line, READY_SIGNAL);
      lookLater();
    }
  };

  const receive = (event: MessageEvent<Data>): void => {
    if (event.source !== target || event.origin !== origin) return;
    const { channel, subtopic, requestId, message } = event.data ?? {};
    if (channel !== 'Amazon' || !message) return;
    if (asking && subtopic === 'StateSync' && message.initState) {
      clearInterval(asking);
      asking = undefined;
      carryBy(target);
      connect();
    } else if (isChangingOver && requestId === ownId) {
      isChangingOver = false;
      carryBy(line ?? target);
    } else {
      answered(requestId, message);
    }
  };

  addEventListener('message', receive);
  begin();

  return {
    get carrier() {
      return carrier;
    },
    post(request, requestId) {
      post(carrier, request, { requestId });
      if (carrier === line) lookLater();
    },
    close() {
      isClosed = true;
      removeEventListener('message', receive);
      clearInterval(asking);
      clearTimeout(looking);
      line?.close();
      line = carrier = undefined;
    },
  };
}
