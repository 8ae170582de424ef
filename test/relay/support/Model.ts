import type { ConnectCall } from '../../../src/testing/connectEmulator/ConnectCall.js';
import type { ConnectEmulator } from '../../../src/testing/connectEmulator/ConnectEmulator.js';

/** Name of an attribute that the simulated Connect refuses together with all that is in its call. */
export const POISON = 'Poison';

/** Values count up, so that an older one is known when it lands. */
export function textOf(version: number): string {
  return `secret-${version}`;
}

/** What a relay must do with what it has accepted: per contact, names have their latest value, and never an older one. */
export class Model {
  readonly #expected = new Map<string, Map<string, string>>();
  readonly #seen = new Map<string, number>();
  readonly #olderOverNewer: string[] = [];
  /** Messages that must end among the dead letters. */
  refused = 0;

  /** Looks at all that lands from now on. */
  watch(connect: ConnectEmulator): void {
    connect.subscribe((call) => this.#landed(call));
  }

  accepted(contactId: string, attributes: Readonly<Record<string, string>>): void {
    if (Object.hasOwn(attributes, POISON)) {
      this.refused += 1;
      return;
    }
    this.#expected.set(
      contactId,
      new Map([...(this.#expected.get(contactId) ?? []), ...Object.entries(attributes)]),
    );
  }

  /** @returns what is wrong; nothing when all is well */
  problems(connect: ConnectEmulator): readonly string[] {
    const missing = [...this.#expected].flatMap(([contactId, attributes]) => {
      const stored = connect.attributes(contactId);
      return [...attributes]
        .filter(([name, value]) => stored[name] !== value)
        .map(([name, value]) => `${contactId} ${name}: expected ${value}, found ${stored[name]}`);
    });
    return [...missing, ...this.#olderOverNewer];
  }

  #landed({ applied, contactId, attributes = {} }: ConnectCall): void {
    if (!applied) return;
    for (const [name, value] of Object.entries(attributes)) {
      const version = Number(value.split('-').at(-1));
      const key = `${contactId} ${name}`;
      const before = this.#seen.get(key) ?? 0;
      if (version < before) this.#olderOverNewer.push(`${key}: ${version} landed after ${before}`);
      this.#seen.set(key, version);
    }
  }
}
