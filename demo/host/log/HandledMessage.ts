import { LoggedMessage } from './LoggedMessage.js';

/**
 * The window's message that is being handled right now. The broker's events tell names and sizes only, but they
 * come while it handles the message, so whoever hears them finds it here.
 *
 * Of messages that nobody asks for nothing is read, and nothing is kept.
 */
export class HandledMessage {
  #event: MessageEvent | undefined;

  /** Listens from now on: to be made before the broker is. */
  constructor() {
    window.addEventListener('message', (event) => {
      this.#event = event;
    });
  }

  /** To be called after the broker has begun to listen: by then its turn is over. */
  forgetAfterBroker(): void {
    window.addEventListener('message', () => {
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
