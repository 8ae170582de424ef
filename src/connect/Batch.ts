import { LIMITS } from '../protocol/limits.js';
import { utf8Length } from '../protocol/text.js';
import type { Connection } from './Connection.js';
import type { ContactCall } from './ContactCall.js';
import type { ContactRequest } from './ContactRequest.js';

/** Requests of one origin and one login to one contact, in order, that travel in one call. At least one. */
export class Batch {
  readonly origin: string;
  /** Attempts that ended in a retryable failure, for the back-off. */
  failures = 0;
  /** Ends the attempt that is under way. */
  abort: () => void = () => {};
  readonly #requests: readonly ContactRequest[];
  #connection: Connection;

  constructor(first: ContactRequest, requests: readonly ContactRequest[]) {
    this.origin = first.origin;
    this.#connection = first.connection;
    this.#requests = requests;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Whether a call has carried any of what has not been answered yet. */
  get wasSent(): boolean {
    return this.requests.some(({ wasSent }) => wasSent);
  }

  /** Of no effect once it has been sent. */
  moveTo(connection: Connection): void {
    if (this.wasSent) return;
    this.#connection = connection;
    for (const request of this.#requests) request.moveTo(connection);
  }

  /** What has not been answered yet. */
  get requests(): readonly ContactRequest[] {
    return this.#requests.filter(({ settled }) => !settled);
  }
}

/**
 * What several requests ask for, as one call: the later value wins by name.
 *
 * @param requests updates of attributes, at least one; or a single one of any kind
 */
export function mergeCalls(requests: readonly ContactRequest[]): ContactCall {
  const { call } = requests[0] as ContactRequest;
  if (requests.length === 1) return call;
  const merged = new Map<string, string>();
  for (const { attributes = {} } of requests) {
    for (const name of Object.keys(attributes)) merged.set(name, attributes[name] ?? '');
  }
  return { ...call, request: { ...call.request, attributes: Object.fromEntries(merged) } };
}

/** How many of `requests`, from the first on, fit together into one call. At least one. */
export function countFitting(requests: readonly ContactRequest[]): number {
  if (requests.length < 2) return requests.length;
  const sizes = new Map<string, number>();
  let total = 0;
  for (const [index, { attributes = {} }] of requests.entries()) {
    for (const name of Object.keys(attributes)) {
      const size = utf8Length(name) + utf8Length(attributes[name] ?? '');
      total += size - (sizes.get(name) ?? 0);
      sizes.set(name, size);
    }
    if (total > LIMITS.attributesBytes && index > 0) return index;
  }
  return requests.length;
}
