import { padSequence } from './identifiers.js';
import { type ErrorType, isErrorType } from './wire.js';

/** Refusals that are kept, so that a ticket can be answered with them. */
const MOST_FAILURES = 20;

/** Names that are kept of one contact. Past that, any value counts as overtaken by the latest one. */
const MOST_NAMES = 2_000;

/** Stands for every name. */
const EVERY_NAME = '*';

/** A message that was refused. */
export interface Refusal {
  readonly errorType: ErrorType;
  readonly message: string;
}

/** How far the messages of one contact are settled. Sequence numbers are padded. */
export interface GroupStatus {
  /** Everything up to here is stored or among the dead letters; zero when nothing is. */
  readonly settled: string;
  /** By sequence number. */
  readonly failures: ReadonlyMap<string, Refusal>;
  /** Which message gave a name its stored value; kept from the contact's first dead letter on, for redrive. */
  readonly stored: ReadonlyMap<string, string> | undefined;
  /** Amazon Connect did not know the contact when it got the messages up to here; zero when it did not say so. */
  readonly missing: string;
}

const NO_SEQUENCE = padSequence('0');

export const NOTHING_SETTLED: GroupStatus = {
  settled: NO_SEQUENCE,
  failures: new Map(),
  stored: undefined,
  missing: NO_SEQUENCE,
};

/** How a message ended: undefined while it is not settled. */
export function resultOf(status: GroupStatus, sequence: string): 'stored' | Refusal | undefined {
  return sequence > status.settled ? undefined : (status.failures.get(sequence) ?? 'stored');
}

/** @param values names that have a new value, and the place of it in the contact's order */
export function withStored(
  status: GroupStatus,
  sequence: string,
  values: readonly { readonly names: readonly string[]; readonly order: string }[],
): GroupStatus {
  return {
    ...status,
    settled: sequence,
    missing: NO_SEQUENCE,
    stored: status.stored && limited(new Map([...status.stored, ...orders(values)])),
  };
}

export function withRefusal(status: GroupStatus, sequence: string, refusal: Refusal): GroupStatus {
  return {
    ...status,
    settled: sequence,
    failures: new Map([...status.failures, [sequence, refusal] as const].slice(-MOST_FAILURES)),
    stored: status.stored ?? new Map(),
  };
}

/** Whether a later message has given the name its value. */
export function isOvertaken(status: GroupStatus, name: string, order: string): boolean {
  const latest = status.stored?.get(name) ?? status.stored?.get(EVERY_NAME) ?? '';
  return latest > order;
}

/** @returns undefined for text that is not a refusal */
export function readRefusal(text: string): Refusal | undefined {
  const [errorType = '', ...words] = text.split(' ');
  return isErrorType(errorType) ? { errorType, message: words.join(' ') } : undefined;
}

export function writeRefusal({ errorType, message }: Refusal): string {
  return `${errorType} ${message}`;
}

function orders(values: Parameters<typeof withStored>[2]): [string, string][] {
  return values.flatMap(({ names, order }) => names.map((name): [string, string] => [name, order]));
}

function limited(stored: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (stored.size <= MOST_NAMES) return stored;
  return new Map([[EVERY_NAME, [...stored.values()].toSorted().at(-1) ?? '']]);
}
