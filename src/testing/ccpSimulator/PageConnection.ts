import { randomUUID } from 'node:crypto';
import { EventStream } from '../EventStream.js';
import type { ServerMessage } from './wire/pageLink.js';

/** One open page: the server's end of its event stream. */
export class PageConnection {
  /** Also the port id with which the worker acknowledges the page. */
  readonly id = randomUUID();
  /** Whether it is in an iframe, and so has a host page. */
  readonly embedded: boolean;
  #acknowledged = false;
  #ready = false;
  #active = true;
  readonly #events: EventStream<ServerMessage>;

  constructor(embedded: boolean, onClosed: (page: PageConnection) => void) {
    this.embedded = embedded;
    this.#events = new EventStream(() => onClosed(this));
  }

  /** The event stream, for the HTTP response. */
  get stream(): ReadableStream<Uint8Array> {
    return this.#events.body;
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
    this.#events.send(message);
  }

  close(): void {
    this.#events.close();
  }
}
