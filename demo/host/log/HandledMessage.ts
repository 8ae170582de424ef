import { LoggedMessage } from './LoggedMessage.js';

/**
 * The message that is being handled right now, of the window or on a private line. The broker's events tell names and sizes only, but they
 * come while it handles the message, so whoever hears them finds it here.
 *
 * Of messages that nobody asks for nothing is read, and nothing is kept.
 */
export class HandledMessage {
  #event: MessageEvent | undefined;

  /** Listens from now on: to be made before the broker is. */
  constructor() {
    listen((event) => {
      this.#event = event;
    });
  }

  /** To be called after the broker has begun to listen: by then its turn is over. */
  forgetAfterBroker(): void {
    listen(() => {
      this.#event = undefined;
    });
  }

  /** A copy for the log; undefined when the broker handles something that came another way. */
  copy(): LoggedMessage | undefined {
    if (this.#event === undefined) return undefined;
    const data: unknown = this.#event.data;
    // The broker has parsed a string already, or there would be no event of it.
    return typeof data === 'string' ? new LoggedMessage(JSON.parse(data), 'text') : new LoggedMessage(data);
  }
}

/** To the window, and to each port that comes to it: the broker, too, begins to listen to a port while it handles that. */
function listen(listener: (event: MessageEvent) => void): void {
  window.addEventListener('message', (event) => {
    listener(event);
    for (const port of event.ports) port.addEventListener('message', listener);
  });
}
