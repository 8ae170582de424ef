import { DESKTOP } from '../shared/desktopOrigin.js';

const ASK_AGAIN_MS = 500;

/** The answer brings it back, which tells it from every other. */
const READY_ID = 'ready';

interface Envelope {
  readonly channel?: unknown;
  readonly requestId?: unknown;
}

/** All that an app needs to talk to the desktop: it asks until the desktop is ready, posts, and listens. */
export function talkToDesktop(onReady: () => void, onAnswer: (answer: unknown) => void) {
  const post = (message: unknown): void => window.parent.postMessage(message, DESKTOP);
  const ask = (): void =>
    post({ channel: 'Amazon', topic: 'App', subtopic: 'StateSync', source: 'myapp', requestId: READY_ID });
  const asking = window.setInterval(ask, ASK_AGAIN_MS);

  window.addEventListener('message', ({ source, origin, data }: MessageEvent<Envelope | string | null>) => {
    if (source !== window.parent || origin !== DESKTOP) return;
    // A request that was sent as a JSON string is answered with one.
    if (typeof data === 'string') return onAnswer(data);
    // The desktop may have more to say than the broker's answers.
    if (data?.channel !== 'Amazon') return;
    if (data.requestId !== READY_ID) return onAnswer(data);
    window.clearInterval(asking);
    onReady();
  });
  ask();
  return { post };
}
