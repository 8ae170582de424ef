import { randomUUID } from 'node:crypto';
import type { ServerMessage } from './wire/pageLink.js';
import { encodeWireJson } from './wire/wireJson.js';

/** One open page: the server's end of its event stream. */
export class PageConnection {
  /** Also the port id with which the worker acknowledges the page. */
  readonly id = randomUUID();
  /** Whether it is in an iframe, and so has a host page. */
  readonly embedded: boolean;
  #acknowledged = false;
  #ready = false;
  #active = true;
  /** The event stream, for the HTTP response. */
  readonly stream: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(embedded: boolean, onClosed: (page: PageConnection) => void) {
    this.embedded = embedded;
    this.stream = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.#controller = undefined;
        onClosed(this);
      },
    });
  }

  /** Whether the page has announced a session to its host; from then on it answers the host. */
  get acknowledged(): boolean {
    return this.#acknowledged;
  }

  /** False until `FirstAcknowledge` says that the page may acknowledge its host. */
  get ready(): boolean {
    return this.#ready;
  }

  /** False after its host has reported that its AWS Region is inactive (Global Resiliency). */
  get active(): boolean {
    return this.#active;
  }

  mayAcknowledge(): void {
    this.#ready = true;
  }

  acknowledge(): void {
    this.#acknowledged = true;
  }

  setActive(active: boolean): void {
    this.#active = active;
  }

  send(message: ServerMessage): void {
    this.#controller?.enqueue(new TextEncoder().encode(`data: ${encodeWireJson(message)}\n\n`));
  }

  close(): void {
    this.#controller?.close();
    this.#controller = undefined;
  }
}
