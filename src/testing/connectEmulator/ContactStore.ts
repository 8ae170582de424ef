import { randomUUID } from 'node:crypto';
import type { ResolvedOptions } from './ConnectEmulatorOptions.js';
import type { ContactDetails, ContactReference, ContactSnapshot, NewContact } from './ContactDetails.js';
import { findSegmentAttributeProblem } from './findSegmentAttributeProblem.js';
import { invalidOption } from './invalidOption.js';
import { limits } from './limits.js';
import { mergeRecords } from './mergeRecords.js';
import { readContactDetails } from './readContactDetails.js';
import { readRequest } from './readRequest.js';
import { attributes as attributesSchema, contactId as contactIdSchema } from './requestSchemas.js';
import { toRecord } from './toRecord.js';

/** Attributes belong to a chain of contacts, not to one contact. */
interface Chain {
  attributes: ReadonlyMap<string, string>;
}

export interface StoredContact {
  readonly contactId: string;
  readonly initialContactId: string;
  /** ms since 1970. */
  readonly startedAt: number;
  lastUpdatedAt: number;
  readonly chain: Chain;
  readonly isExternalAudio: boolean;
  details: StoredDetails;
}

/** Details belong to one contact. They are replaced as a whole, never changed. */
type StoredDetails = Readonly<
  ContactDetails & Required<Pick<ContactDetails, 'references' | 'segmentAttributes'>>
>;

/** The contacts of the only instance. */
export class ContactStore {
  readonly #contacts = new Map<string, StoredContact>();
  readonly #now: () => number;
  /** Whether an attribute that was set to the empty string remains, with an empty value. */
  readonly #keepEmptied: boolean;
  readonly #predefinedAttributes: ResolvedOptions['predefinedAttributes'];

  constructor({ now, assumptions, predefinedAttributes }: ResolvedOptions) {
    this.#now = now;
    this.#keepEmptied = assumptions.emptiedAttributes === 'empty';
    this.#predefinedAttributes = predefinedAttributes;
  }

  create(contact: NewContact): string {
    const { contactId = randomUUID(), initialContactId = contactId, externalAudio = false } = contact;
    const check = (option: string, expected: string, legal: boolean) => {
      if (!legal) {
        throw invalidOption('createContact', option, expected, contact[option as keyof NewContact]);
      }
    };
    const { min, max } = limits.contactIdLength;
    const isContactId = contactIdSchema.safeParse(contactId).success;
    check('contactId', `a string of ${min} to ${max} characters`, isContactId);
    check('contactId', 'an id not used before', !this.#contacts.has(contactId));
    const initial = this.#contacts.get(initialContactId);
    const isKnown = initialContactId === contactId || initial?.initialContactId === initialContactId;
    check('initialContactId', 'the id of a contact that exists and is no transfer itself', isKnown);
    const startedAt = contact.startedAt?.getTime() ?? this.#now();
    check('startedAt', 'a valid date', !Number.isNaN(startedAt));
    check('externalAudio', 'true or false', typeof externalAudio === 'boolean');
    const details = this.#newDetails(contact);
    const chain = initial?.chain ?? { attributes: new Map() };
    chain.attributes = this.#mergedOrThrow('createContact', chain, contact.attributes ?? {});
    this.#contacts.set(contactId, {
      contactId,
      initialContactId,
      startedAt,
      lastUpdatedAt: startedAt,
      chain,
      isExternalAudio: externalAudio,
      details,
    });
    return contactId;
  }

  find(contactId: string): Readonly<StoredContact> | undefined {
    return this.#contacts.get(contactId);
  }

  /** Merges by name, all or nothing. False when the result would be too large; nothing is changed then. */
  merge(contactId: string, attributes: ReadonlyMap<string, string>): boolean {
    const contact = this.#existing(contactId);
    const merged = this.#merged(contact.chain, attributes);
    if (merged) {
      contact.chain.attributes = merged;
      contact.lastUpdatedAt = this.#now();
    }
    return merged !== undefined;
  }

  /**
   * Replaces the existing details with these, references and segment attributes by name, all or nothing.
   * False when all references together would be too large; nothing is changed then.
   */
  update(contactId: string, changes: ContactDetails): boolean {
    const contact = this.#existing(contactId);
    const details = withChanges(contact.details, changes);
    if (details) {
      contact.details = details;
      contact.lastUpdatedAt = this.#now();
    }
    return details !== undefined;
  }

  /** A write of a flow, a Lambda or another desktop. It may name any contact of the chain. */
  writeAsAnother(contactId: string, attributes: Readonly<Record<string, string>>): void {
    const contact = this.#existing(contactId);
    contact.chain.attributes = this.#mergedOrThrow('writeAsAnother', contact.chain, attributes);
    contact.lastUpdatedAt = this.#now();
  }

  snapshot(contactId: string): ContactSnapshot {
    const { initialContactId, startedAt, lastUpdatedAt, chain, isExternalAudio, details } =
      this.#existing(contactId);
    return {
      ...details,
      contactId,
      initialContactId,
      startedAt: new Date(startedAt),
      lastUpdatedAt: new Date(lastUpdatedAt),
      attributes: toRecord(chain.attributes),
      references: mergeRecords(details.references),
      segmentAttributes: mergeRecords(details.segmentAttributes),
      externalAudio: isExternalAudio,
    };
  }

  #newDetails(contact: NewContact): StoredDetails {
    const { details, problems } = readContactDetails({ ...contact }, (name) => name);
    const problem =
      problems[0]?.message ??
      findSegmentAttributeProblem(details.segmentAttributes ?? {}, this.#predefinedAttributes);
    if (problem) {
      throw new TypeError(`createContact: ${problem}`);
    }
    const stored = withChanges({ references: {}, segmentAttributes: {} }, details);
    if (!stored) {
      throw new RangeError(
        `createContact: all references of a contact may have ${limits.referenceBytes} bytes together`,
      );
    }
    return stored;
  }

  #existing(contactId: string): StoredContact {
    const contact = this.#contacts.get(contactId);
    if (!contact) {
      throw new Error(`There is no contact "${contactId}"; create it with createContact`);
    }
    return contact;
  }

  #merged(chain: Chain, attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> | undefined {
    const merged = new Map(chain.attributes);
    for (const [name, value] of attributes) {
      if (value === '' && !this.#keepEmptied) {
        merged.delete(name);
      } else {
        merged.set(name, value);
      }
    }
    return storedBytes(merged) <= limits.attributeBytes ? merged : undefined;
  }

  #mergedOrThrow(
    caller: string,
    chain: Chain,
    attributes: Readonly<Record<string, string>>,
  ): ReadonlyMap<string, string> {
    const { value: entries, problems } = readRequest(attributesSchema, attributes, 'attributes');
    if (!entries) {
      throw new TypeError(`${caller}: ${problems[0]?.message}`);
    }
    const merged = this.#merged(chain, entries);
    if (!merged) {
      throw new RangeError(
        `${caller}: all attributes of a contact may have ${limits.attributeBytes} bytes together`,
      );
    }
    return merged;
  }
}

/** Undefined when all references together would be too large. */
function withChanges(details: StoredDetails, changes: ContactDetails): StoredDetails | undefined {
  const references = mergeRecords(details.references, changes.references ?? {});
  const segmentAttributes = mergeRecords(details.segmentAttributes, changes.segmentAttributes ?? {});
  return referenceBytes(references) <= limits.referenceBytes
    ? { ...details, ...changes, references, segmentAttributes }
    : undefined;
}

function referenceBytes(references: Readonly<Record<string, ContactReference>>): number {
  let bytes = 0;
  for (const [name, { Value = '' }] of Object.entries(references)) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(Value);
  }
  return bytes;
}

/** An attribute with an empty value takes no space, even where its name is still listed. */
function storedBytes(attributes: ReadonlyMap<string, string>): number {
  let bytes = 0;
  for (const [name, value] of attributes) {
    if (value !== '') {
      bytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    }
  }
  return bytes;
}
