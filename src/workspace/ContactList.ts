import { isoText } from '../session/agentUpdate.js';
import type { SoftphoneContact } from '../session/SoftphoneSession.js';
import type { Sdk } from './Sdk.js';
import { type ContactFacts, type Detail, showContact } from './showContact.js';
import type {
  WorkspaceContactEvent,
  WorkspaceContacts,
  WorkspaceHold,
  WorkspaceVoice,
} from './WorkspaceApi.js';

/**
 * Events of a contact, Streams' `ContactStateType` of each, and their order in a contact's life. An event of an earlier time that
 * comes late changes nothing.
 */
const EVENTS = [
  ['Incoming', 'connecting', 1],
  ['Connecting', 'connecting', 1],
  ['Pending', 'pending', 1],
  ['Connected', 'connected', 2],
  ['Missed', 'missed', 3],
  ['Error', 'error', 3],
  ['StartingAcw', 'ended', 3],
] as const;

/** What is read about a contact, and what the answer says. */
const READS = {
  getInitialContactId: (initialContactId: string) => ({ initialContactId }),
  getChannelType: ({ type }: { type: string }) => ({ type }),
  getQueue: ({ name }: { name: string }) => ({ queueName: name || null }),
  getQueueTimestamp: (at: Date) => ({ queueTimestamp: isoText(at) }),
  getAttributes: (attributes: object) => ({ attributes: readAttributes(attributes) }),
  getInitialCustomerPhoneNumber: (phoneNumber: string) => ({ phoneNumber }),
};

/** Milliseconds for which the events of a contact wait for an answer. */
const WAIT_MS = 2_000;

/** One contact that is there. */
interface Known {
  facts: ContactFacts;
  shown: SoftphoneContact;
  /** Of the last event; 0 when only the id is known. */
  order: number;
  /** What a reader has looked at. */
  readonly wanted: Set<Detail>;
  /** By method, how often it was read: only the newest answer counts. */
  readonly reads: Map<string, number>;
  /** How many reads are open: events of the contact wait for them. */
  awaited: number;
}

export interface ContactListParts {
  readonly contact: WorkspaceContacts;
  readonly voice: WorkspaceVoice | undefined;
  readonly sdk: Sdk;
  /** Called when {@link ContactList.shown} has changed. */
  onChange(): void;
}

/** The contacts that the workspace shows, from its events and from what it answers about them. */
export class ContactList {
  readonly #parts: ContactListParts;
  readonly #known = new Map<string, Known>();
  /** What comes late of these is dropped. */
  readonly #cleared = new Set<string>();
  /** Own and initial ids since the login. */
  readonly #seen = new Set<string>();
  /** Counts logouts: an answer from before the last one is of no use. */
  #logouts = 0;

  constructor(parts: ContactListParts) {
    this.#parts = parts;
  }

  get shown(): readonly SoftphoneContact[] {
    return [...this.#known.values()].map(({ shown }) => shown);
  }

  /** @param contactId own or initial id */
  hasSeen(contactId: string): boolean {
    return this.#seen.has(contactId);
  }

  start(): void {
    const { contact, voice, sdk } = this.#parts;
    for (const [event, state, order] of EVENTS) {
      sdk.on<WorkspaceContactEvent>(
        contact,
        event,
        (data) => this.#happened(data, state, order),
        `contact/${event}`,
      );
    }
    sdk.on<WorkspaceContactEvent>(
      contact,
      'Cleared',
      ({ contactId }) => {
        this.#cleared.add(contactId);
        this.#seen.add(contactId);
        if (this.#known.delete(contactId)) this.#parts.onChange();
      },
      'contact/Cleared',
    );
    for (const event of ['SelfHold', 'SelfResume', 'ParticipantHold', 'ParticipantResume']) {
      sdk.on<WorkspaceHold>(voice, event, ({ contactId }) =>
        this.#change(contactId, { isOnHold: event.endsWith('Hold') }),
      );
    }
  }

  /**
   * After a login: asks for the contacts that are there already. The workspace does not say in which state they are; they count
   * as connected.
   *
   * @param contactId the one that the page is open for
   */
  async fill(contactId: string | undefined): Promise<void> {
    const logouts = this.#logouts;
    if (contactId) this.#happened({ contactId }, 'connected', 0);
    const contacts = (await this.#parts.sdk.read(this.#parts.contact, 'listContacts')) ?? [];
    if (logouts === this.#logouts) for (const contact of contacts) this.#happened(contact, 'connected', 0);
  }

  /** After a logout: nothing is known. */
  empty(): void {
    this.#logouts += 1;
    for (const ids of [this.#known, this.#cleared, this.#seen]) ids.clear();
  }

  /** Reads again what changes without an event. */
  refresh(): void {
    for (const { facts, wanted } of this.#known.values()) {
      if (wanted.has('getAttributes')) this.#read(facts.contactId, 'getAttributes');
    }
  }

  #happened(
    { contactId, initialContactId, type }: WorkspaceContactEvent,
    state: string,
    order: number,
  ): void {
    if (!contactId || this.#cleared.has(contactId)) return;
    const known = this.#known.get(contactId) ?? this.#add(contactId);
    const isNew = order >= known.order && state !== known.facts.state;
    known.order = Math.max(order, known.order);
    this.#change(contactId, {
      ...(initialContactId && { initialContactId }),
      ...(type && { type }),
      ...(isNew && { state, stateSince: order ? new Date().toISOString() : '', isOnHold: false }),
    });
    const { facts, wanted } = known;
    if (!initialContactId) this.#read(contactId, 'getInitialContactId');
    if (!facts.type) this.#read(contactId, 'getChannelType');
    if (!facts.queueName) {
      this.#read(contactId, 'getQueue');
      this.#read(contactId, 'getQueueTimestamp');
    }
    for (const detail of wanted) this.#read(contactId, detail);
  }

  #add(contactId: string): Known {
    this.#seen.add(contactId);
    const facts: ContactFacts = {
      contactId,
      initialContactId: contactId,
      type: '',
      state: '',
      stateSince: '',
      queueName: null,
      queueTimestamp: null,
      attributes: {},
      phoneNumber: null,
      isOnHold: false,
      waits: 0,
    };
    const known: Known = {
      facts,
      shown: this.#show(facts),
      order: 0,
      wanted: new Set(),
      reads: new Map(),
      awaited: 0,
    };
    this.#known.set(contactId, known);
    return known;
  }

  #read(contactId: string, name: keyof typeof READS): void {
    const known = this.#known.get(contactId);
    if (!known) return;
    const turn = (known.reads.get(name) ?? 0) + 1;
    known.reads.set(name, turn);
    void this.#await(known, this.#take(known, name, turn));
  }

  /** The answer is dropped when a newer one was asked for, or the contact is gone. */
  async #take(known: Known, name: keyof typeof READS, turn: number): Promise<void> {
    const { sdk, contact, voice = {} } = this.#parts;
    const { contactId } = known.facts;
    const client = name === 'getInitialCustomerPhoneNumber' ? voice : contact;
    const answer: unknown = await sdk.read(client as Record<string, () => unknown>, name, contactId, '*');
    if (!answer || known !== this.#known.get(contactId) || known.reads.get(name) !== turn) return;
    this.#change(contactId, (READS[name] as (answer: unknown) => Partial<ContactFacts>)(answer));
  }

  /** Lets events wait: the first one then has the number for a reader who may know it. */
  async #await(known: Known, reading: Promise<void>): Promise<void> {
    known.awaited += 1;
    await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
    known.awaited -= 1;
    if (known.awaited === 0) this.#change(known.facts.contactId, { waits: known.facts.waits + 1 });
  }

  #change(contactId: string, change: Partial<ContactFacts>): void {
    const known = this.#known.get(contactId);
    if (!known) return;
    if (change.initialContactId) this.#seen.add(change.initialContactId);
    known.facts = { ...known.facts, ...change };
    known.shown = this.#show(known.facts);
    this.#parts.onChange();
  }

  #show(facts: ContactFacts): SoftphoneContact {
    const { contactId } = facts;
    const isPartial = (): boolean => !!this.#known.get(contactId)?.awaited;
    return showContact(facts, isPartial, (detail) => {
      const wanted = this.#known.get(contactId)?.wanted;
      if (!wanted || wanted.has(detail)) return;
      wanted.add(detail);
      this.#read(contactId, detail);
    });
  }
}

/** Amazon's documentation and its types contradict each other: a text, or `{ value }`. */
function readAttributes(attributes: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, String(value?.value ?? value)]),
  );
}
