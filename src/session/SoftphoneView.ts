import type { SoftphoneContact, SoftphoneSnapshot } from './SoftphoneSession.js';

/** What the softphone shows, and which contacts it has shown since the login. */
export class SoftphoneView {
  /** As the last agent update had it. */
  #updated: SoftphoneSnapshot | undefined;
  #isMuted = false;
  /**
   * Ids of contacts. One that the agent only listens in on counts as not seen: it is a contact of the supervisor's own
   * (Streams issue 698), and the customer's is a colleague's.
   */
  readonly #seen = new Set<string>();
  /** A contact stays here: for moments Streams shows a supervisor as a plain agent (issue 1046). */
  readonly #listenedTo = new Set<string>();

  /** Undefined until an agent update, and after a logout. */
  get snapshot(): SoftphoneSnapshot | undefined {
    const updated = this.#updated;
    return (
      updated && {
        ...updated,
        agentInfo: { ...updated.agentInfo, muted: updated.agentInfo.muted || this.#isMuted },
        contacts: updated.contacts.map((contact) =>
          this.#isListenedTo(contact) ? { ...contact, initialContactId: '' } : contact,
        ),
      }
    );
  }

  /** @param contactId own or initial id */
  hasSeen(contactId: string): boolean {
    return this.#seen.has(contactId);
  }

  /** @param listenedTo ids of contacts that the agent is no party of */
  update(updated: SoftphoneSnapshot, listenedTo: readonly string[]): void {
    this.#updated = updated;
    for (const contactId of listenedTo) this.#listenedTo.add(contactId);
    for (const contact of updated.contacts) {
      if (this.#isListenedTo(contact)) continue;
      this.#seen.add(contact.contactId);
      this.#seen.add(contact.initialContactId);
    }
  }

  /** What the softphone that has the microphone says, until it says something else. */
  mute(isMuted: boolean): void {
    this.#isMuted = isMuted;
  }

  /** The agent is gone. */
  clear(): void {
    this.#updated = undefined;
    this.#isMuted = false;
    this.#seen.clear();
    this.#listenedTo.clear();
  }

  #isListenedTo({ contactId }: SoftphoneContact): boolean {
    return this.#listenedTo.has(contactId);
  }
}
