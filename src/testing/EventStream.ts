import { encodeWireJson } from './wireJson.js';

/** The server's end of the event stream of an open page. */
export class EventStream<Message> {
  /** For the HTTP response. */
  readonly body: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  /** @param onClosed called when the page has closed it */
  constructor(onClosed: () => void) {
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.#controller = undefined;
        onClosed();
      },
    });
  }

  send(message: Message): void {
    this.#controller?.enqueue(new TextEncoder().encode(`data: ${encodeWireJson(message)}\n\n`));
  }

  close(): void {
    this.#controller?.close();
    this.#controller = undefined;
  }
}
