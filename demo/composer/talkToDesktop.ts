import { DESKTOP } from '../shared/desktopOrigin.js';
import { eventNames } from '../shared/eventNames.js';
import { parseJson } from './parseJson.js';

const ASK_AGAIN_MS = 500;

/** The answers bring them back, which tells them from every other. */
const READY_ID = 'ready';
const SUBSCRIBED_ID = 'subscribed';

/** Any message of the broker's, as far as it is looked at here. */
export interface Envelope {
  readonly channel?: unknown;
  readonly topic?: unknown;
  readonly subtopic?: unknown;
  readonly requestId?: unknown;
  readonly message?: unknown;
}

interface Listener {
  onReady(): void;
  /** @param answer as it came: an object, or a string of JSON */
  onAnswer(answer: unknown): void;
  onEvent(event: Envelope): void;
}

/** All that an app needs to talk to the desktop: it asks until the desktop is ready, subscribes, posts, and listens. */
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
    // What was sent as a JSON string is answered with one.
    const envelope: Envelope = Object(typeof data === 'string' ? parseJson(data) : data);
    if (envelope.channel !== 'Amazon') return;
    if (eventNames.has(envelope.subtopic)) return onEvent(envelope);
    if (envelope.requestId === SUBSCRIBED_ID) return;
    if (envelope.requestId !== READY_ID) return onAnswer(data);
    // Asked twice, it is answered twice.
    if (isReady) return;
    isReady = true;
    window.clearInterval(asking);
    subscribe();
    onReady();
  });
  ask();
  return { post };
}
