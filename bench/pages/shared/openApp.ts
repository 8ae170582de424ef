import { appOrigin } from './origins.js';

/** Puts an app's page into a frame of another site. The frame's window exists at once; its page loads later. */
export function openApp(path: string): { readonly window: Window; readonly loaded: Promise<void> } {
  const frame = document.createElement('iframe');
  frame.name = 'app';
  frame.src = `${appOrigin}/${path}`;
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
  });
  document.body.append(frame);
  if (frame.contentWindow === null) throw new Error('the frame has no window');
  return { window: frame.contentWindow, loaded };
}
