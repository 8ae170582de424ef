import type { CcpSimulator, ConnectEmulator } from 'connect-message-broker/testing';
import type { ContactRecord } from '../shared/ContactRecord.js';

/**
 * Makes one contact centre of the two: a call in the softphone is a contact in Amazon Connect, and what
 * Amazon Connect stores shows in the softphone.
 */
export class ContactRecords {
  readonly #emulator: ConnectEmulator;
  readonly #simulator: CcpSimulator;
  /** Initial contact ids, oldest first. */
  readonly #initialIds: string[] = [];
  readonly #known = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: readonly (() => void)[];

  /** @param contactId of a contact that exists from the start */
  constructor(emulator: ConnectEmulator, simulator: CcpSimulator, contactId: string) {
    this.#emulator = emulator;
    this.#simulator = simulator;
    this.#initialIds.push(emulator.createContact({ contactId }));
    this.#known.add(contactId);
    this.#unsubscribe = [
      simulator.subscribe(() => this.#addNewCalls()),
      emulator.subscribe(({ applied, contactId }) => {
        if (applied && contactId !== undefined) this.#changed(contactId);
      }),
    ];
  }

  /** What Amazon Connect holds, the newest contact first. */
  all(): ContactRecord[] {
    return this.#initialIds.toReversed().map((id) => {
      const { contactId, lastUpdatedAt, attributes } = this.#emulator.contact(id);
      return { contactId, lastUpdatedAt: lastUpdatedAt.getTime(), attributes };
    });
  }

  /** @returns what ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  /** Before hosts hear of a call, its contact is there to be written to. */
  #addNewCalls(): void {
    for (const { contactId, initialContactId, attributes } of this.#simulator.contacts) {
      if (this.#known.has(contactId)) continue;
      const initialId = initialContactId ?? contactId;
      if (!this.#known.has(initialId)) this.#emulator.createContact({ contactId: initialId, attributes });
      if (contactId !== initialId) {
        this.#emulator.createContact({ contactId, initialContactId: initialId });
      }
      if (!this.#known.has(initialId)) this.#initialIds.push(initialId);
      this.#known.add(initialId).add(contactId);
      this.#tell();
    }
  }

  #changed(contactId: string): void {
    const { initialContactId, attributes } = this.#emulator.contact(contactId);
    this.#simulator.showAttributes(initialContactId, attributes);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
