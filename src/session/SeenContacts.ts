/** A contact of one agent update. */
export interface ContactIds {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  /** The agent is no party of it: see `isListeningIn`. */
  readonly isListeningIn: boolean;
}

/**
 * The contacts that the softphone has shown since the login. One that the agent only listens in on counts as not seen: it
 * is a contact of the supervisor's own (Streams issue 698), and the customer's is a colleague's.
 */
export class SeenContacts {
  readonly #seen = new Set<string>();
  /** A contact stays here: for moments Streams shows a supervisor as a plain agent (issue 1046). */
  readonly #listenedTo = new Set<string>();

  add(contacts: readonly ContactIds[]): void {
    for (const { contactId, initialContactId, isListeningIn } of contacts) {
      if (isListeningIn) this.#listenedTo.add(contactId);
      if (this.#listenedTo.has(contactId)) continue;
      this.#seen.add(contactId);
      if (initialContactId) this.#seen.add(initialContactId);
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
