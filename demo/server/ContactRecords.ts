import type { CcpSimulator, ConnectEmulator } from 'connect-message-broker/testing';
import type { ContactRecord } from '../shared/ContactRecord.js';

/** How often to look for new calls; the simulator does not tell. */
const LOOK_MS = 50;

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
  readonly #looking: NodeJS.Timeout;
  readonly #unsubscribe: () => void;

  /** @param contactId of a contact that exists from the start */
  constructor(emulator: ConnectEmulator, simulator: CcpSimulator, contactId: string) {
    this.#emulator = emulator;
    this.#simulator = simulator;
    this.#initialIds.push(emulator.createContact({ contactId }));
    this.#known.add(contactId);
    this.#looking = setInterval(() => this.#look(), LOOK_MS);
    this.#unsubscribe = emulator.subscribe(({ applied, contactId }) => {
      if (applied && contactId !== undefined) this.#changed(contactId);
    });
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
    clearInterval(this.#looking);
    this.#unsubscribe();
  }

  #look(): void {
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
