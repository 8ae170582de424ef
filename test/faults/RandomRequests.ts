import { type Asked, requestValue } from './History.js';
import type { SeededRandom } from './SeededRandom.js';

/** All apps write these names; other names contain the app's number. */
const SHARED_NAMES = ['CallReason', 'Status', 'Language'];
/** Three of them are more than one call can carry. */
const LARGE_NAMES = ['Large0', 'Large1', 'Large2', 'Large3', 'Large4'];
const LARGE_UNITS = 12_000;
/** Number of contacts with large values; they are soon full, and then refuse more. */
const LARGE_CONTACTS = 3;
const TOO_LARGE_UNITS = 33_000;

/** Names that the rules of the run grant: all except `Forbidden`. */
export const GRANTED_NAMES = ['C*', 'L*', 'S*', 'K*', 'R*', 'c*'];
/** A name that the emulator refuses with 400. */
export const REFUSED_NAME = 'Refused';

/** Makes requests, most of them valid. */
export class RandomRequests {
  readonly #random: SeededRandom;
  readonly #origins: readonly string[];
  readonly #contacts: readonly string[];
  #id = 0;

  constructor(random: SeededRandom, origins: readonly string[], contacts: readonly string[]) {
    this.#random = random;
    this.#origins = origins;
    this.#contacts = contacts;
  }

  /** How many have been made. */
  get count(): number {
    return this.#id;
  }

  /** Requests that one app posts in one task, most often to one contact. */
  burst(): readonly Asked[] {
    const random = this.#random;
    const origin = random.pick(this.#origins);
    const contactId = random.pick(this.#contacts);
    const sameContact = random.chance(0.7);
    return Array.from({ length: 1 + random.below(8) }, () =>
      this.#request(origin, sameContact ? contactId : random.pick(this.#contacts)),
    );
  }

  #request(origin: string, contactId: string): Asked {
    this.#id += 1;
    return {
      id: this.#id,
      origin,
      contactId,
      attributes: this.#attributes(this.#id, origin, contactId),
      at: Date.now(),
    };
  }

  #attributes(id: number, origin: string, contactId: string): Readonly<Record<string, string>> {
    const random = this.#random;
    const kind = random.next();
    if (kind < 0.01) return { 'No Name': requestValue(id) };
    if (kind < 0.02) return { Forbidden: requestValue(id), Status: requestValue(id) };
    if (kind < 0.03) return { Status: requestValue(id, 'x'.repeat(TOO_LARGE_UNITS)) };
    if (kind < 0.05) return { [REFUSED_NAME]: requestValue(id), Status: requestValue(id) };
    if (kind < 0.6 && this.#contacts.indexOf(contactId) < LARGE_CONTACTS) {
      return { [random.pick(LARGE_NAMES)]: requestValue(id, 'x'.repeat(LARGE_UNITS)) };
    }
    const own = ['Key', 'Step', 'constructor'].map((name) => `${name}${this.#origins.indexOf(origin)}`);
    const names = [...SHARED_NAMES, ...own].filter(() => random.chance(0.35));
    return Object.fromEntries((names.length > 0 ? names : own).map((name) => [name, requestValue(id)]));
  }
}
