import { DESKTOP } from '../shared/desktopOrigin.js';
import { eventNames } from '../shared/eventNames.js';
import { parseJson } from './parseJson.js';

const ASK_AGAIN_MS = 500;

/** An answer repeats the id of its request, so these two answers are recognised. */
const READY_ID = 'ready';
const SUBSCRIBED_ID = 'subscribed';

/** A message of the broker: the members that are read here. */
export interface Envelope {
  readonly channel?: unknown;
  readonly topic?: unknown;
  readonly subtopic?: unknown;
  readonly requestId?: unknown;
  readonly message?: unknown;
}

interface Listener {
  onReady(): void;
  /** @param answer as received: an object, or a JSON string */
  onAnswer(answer: unknown): void;
  onEvent(event: Envelope): void;
}

/** The whole of an app's side without the client: it asks until the desktop is ready, subscribes, posts and listens. */
export function talkToDesktop({ onReady, onAnswer, onEvent }: Listener) {
  const post = (message: unknown): void => window.parent.postMessage(message, DESKTOP);
  const ask = (): void =>
    post({ channel: 'Amazon', topic: 'App', subtopic: 'StateSync', source: 'myapp', requestId: READY_ID });
  const subscribe = (): void =>
    post({
      channel: 'Amazon',
      topic: 'App',
      subtopic: 'Subscribe',
      source: 'myapp',
      requestId: SUBSCRIBED_ID,
      data: { topics: ['Agent', 'InboundCall'] },
    });
  const asking = window.setInterval(ask, ASK_AGAIN_MS);
  let isReady = false;

  window.addEventListener('message', ({ source, origin, data }: MessageEvent<Envelope | string | null>) => {
    if (source !== window.parent || origin !== DESKTOP) return;
    // The answer to a JSON string is a JSON string.
    const envelope: Envelope = Object(typeof data === 'string' ? parseJson(data) : data);
    if (envelope.channel !== 'Amazon') return;
    if (eventNames.has(envelope.subtopic)) return onEvent(envelope);
    if (envelope.requestId === SUBSCRIBED_ID) return;
    if (envelope.requestId !== READY_ID) return onAnswer(data);
    // Each question that was posted before the first answer gets an answer too.
    if (isReady) return;
    isReady = true;
    window.clearInterval(asking);
    subscribe();
    onReady();
  });
  ask();
  return { post };
}
