import type { ConnectEmulator } from 'connect-message-broker/testing';
import type { ContactRecord } from '../shared/ContactRecord.js';
import { flowAttributes } from './flowAttributes.js';
import type { SimulatedContact, Softphone } from './Softphone.js';

/**
 * Connects the softphone and Amazon Connect. A call in the softphone becomes a contact in Amazon Connect, and the
 * softphone shows what Amazon Connect stores.
 */
export class ContactRecords {
  readonly #emulator: ConnectEmulator;
  readonly #softphone: Softphone;
  /** Initial contact ids, oldest first. */
  readonly #initialIds: string[] = [];
  readonly #known = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: readonly (() => void)[];

  /** @param contactId of a contact that exists from the start */
  constructor(emulator: ConnectEmulator, softphone: Softphone, contactId: string) {
    this.#emulator = emulator;
    this.#softphone = softphone;
    this.#initialIds.push(emulator.createContact({ contactId }));
    this.#known.add(contactId);
    this.#unsubscribe = [
      softphone.subscribe(() => this.#addNewCalls()),
      emulator.subscribe(({ applied, contactId }) => {
        if (applied && contactId !== undefined) this.#changed(contactId);
      }),
    ];
  }

  /** What Amazon Connect stores, the newest contact first. */
  all(): ContactRecord[] {
    return this.#initialIds.toReversed().map((id) => {
      const { contactId, lastUpdatedAt, attributes, name, description, references } =
        this.#emulator.contact(id);
      return {
        contactId,
        lastUpdatedAt: lastUpdatedAt.getTime(),
        attributes,
        details: {
          ...(name && { Name: name }),
          ...(description && { Description: description }),
          ...Object.fromEntries(
            Object.entries(references).map(([title, { Value }]) => [`Reference: ${title}`, Value ?? '']),
          ),
        },
      };
    });
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  /** The softphone calls this before it notifies pages, so a contact exists before an app can write to it. */
  #addNewCalls(): void {
    for (const contact of this.#softphone.contacts) {
      const { contactId, initialContactId } = contact;
      if (this.#known.has(contactId)) continue;
      const initialId = initialContactId ?? contactId;
      const isNew = !this.#known.has(initialId);
      // Before showAttributes() below, which calls this method again.
      this.#known.add(initialId).add(contactId);
      if (isNew) {
        const attributes = flowAttributes(contact);
        this.#emulator.createContact({ ...detailsOf(contact), contactId: initialId, attributes });
        this.#initialIds.push(initialId);
        this.#softphone.showAttributes(initialId, attributes);
      }
      if (contactId !== initialId) {
        this.#emulator.createContact({ contactId, initialContactId: initialId });
      }
      this.#notify();
    }
  }

  #changed(contactId: string): void {
    const { initialContactId, attributes } = this.#emulator.contact(contactId);
    this.#softphone.showAttributes(initialContactId, attributes);
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The details of a contact beside its attributes, in the form that Amazon Connect stores. */
function detailsOf({ name, description, references }: SimulatedContact) {
  return {
    ...(name && { name }),
    ...(description && { description }),
    references: Object.fromEntries(
      Object.entries(references ?? {}).map(([title, { value }]) => [
        title,
        { Type: 'URL', Value: value } as const,
      ]),
    ),
  };
}
