import type { SoftphoneContact } from './SoftphoneSession.js';

/**
 * The contacts that the softphone has shown since the login. One that the agent only listens in on counts as not seen: it
 * is a contact of the supervisor's own (Streams issue 698), and the customer's is a colleague's.
 */
export class SeenContacts {
  readonly #seen = new Set<string>();
  /** A contact stays here: for moments Streams shows a supervisor as a plain agent (issue 1046). */
  readonly #listenedTo = new Set<string>();

  /** @param listenedTo ids of those that the agent is no party of */
  add(contacts: readonly SoftphoneContact[], listenedTo: readonly string[]): void {
    for (const contactId of listenedTo) this.#listenedTo.add(contactId);
    for (const { contactId, initialContactId } of contacts) {
      if (this.#listenedTo.has(contactId)) continue;
      this.#seen.add(contactId);
      this.#seen.add(initialContactId);
    }
  }

  /** @param contactId own or initial id */
  has(contactId: string): boolean {
    return this.#seen.has(contactId);
  }

  /** @param contactId own id */
  listensTo(contactId: string): boolean {
    return this.#listenedTo.has(contactId);
  }

  clear(): void {
    this.#seen.clear();
    this.#listenedTo.clear();
  }
}
