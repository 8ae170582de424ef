import { LoggedMessage } from './LoggedMessage.js';

/**
 * The message that is being handled now, by window or by port. The broker's events hold names and sizes only, but the
 * broker emits them while it handles the message, so a listener finds the message here.
 *
 * A message for which the broker emits no event is not read and not kept.
 */
export class HandledMessage {
  #event: MessageEvent | undefined;

  /** Listens from now on. Make it before the broker starts, so that its listener runs first. */
  constructor() {
    listen((event) => {
      this.#event = event;
    });
  }

  /** Adds a listener that runs after the broker's. Call it when the broker has started. */
  forgetAfterBroker(): void {
    listen(() => {
      this.#event = undefined;
    });
  }

  /** A copy for the log; undefined when the broker handles a message that was received in a different way. */
  copy(): LoggedMessage | undefined {
    if (this.#event === undefined) return undefined;
    const data: unknown = this.#event.data;
    // The broker emits an event of a string only when it has parsed it.
    return typeof data === 'string' ? new LoggedMessage(JSON.parse(data), 'text') : new LoggedMessage(data);
  }
}

/** Listens to the window, and to each port that it receives. The broker adds its listener to a port in the same way. */
function listen(listener: (event: MessageEvent) => void): void {
  window.addEventListener('message', (event) => {
    listener(event);
    for (const port of event.ports) port.addEventListener('message', listener);
  });
}
