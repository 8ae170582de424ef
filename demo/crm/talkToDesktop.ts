import { DESKTOP } from '../shared/desktopOrigin.js';

const ASK_AGAIN_MS = 500;

/** All that an app needs to talk to the desktop: it asks until the desktop is ready, posts, and listens. */
export function talkToDesktop(onReady: () => void, onAnswer: (answer: unknown) => void) {
  const post = (message: unknown): void => window.parent.postMessage(message, DESKTOP);
  const ask = (): void => post({ channel: 'Amazon', topic: 'App', subtopic: 'StateSync', source: 'myapp' });
  let asking: number | undefined = window.setInterval(ask, ASK_AGAIN_MS);

  window.addEventListener(
    'message',
    ({ source, origin, data }: MessageEvent<{ subtopic?: string } | string>) => {
      if (source !== window.parent || origin !== DESKTOP) return;
      const isReady = asking !== undefined && typeof data === 'object' && data.subtopic === 'StateSync';
      if (!isReady) return onAnswer(data);
      window.clearInterval(asking);
      asking = undefined;
      onReady();
    },
  );
  ask();
  return { post };
}
