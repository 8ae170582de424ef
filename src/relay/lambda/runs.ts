import type { WriteContent } from './readRequest.js';
import { attributesCall, type ContactCall, fromApiNames, LIMITS, utf8Length } from './wire.js';

/** A message that may be written. */
export interface Writable {
  readonly content: WriteContent;
  /** Whether it was among the dead letters: what it may overwrite has to be looked at each time. */
  readonly wasPutBack: boolean;
}

/**
 * How many messages, from the first on, go in one call: updates of attributes in a row, as long as they fit.
 *
 * @returns at least 1
 */
export function countInOneCall(messages: readonly Writable[]): number {
  const sizes = new Map<string, number>();
  let total = 0;
  for (const [index, { content, wasPutBack }] of messages.entries()) {
    if (content.kind !== 'attributes' || wasPutBack) return Math.max(1, index);
    for (const [name, value] of Object.entries(content.attributes)) {
      const size = utf8Length(name) + utf8Length(value);
      total += size - (sizes.get(name) ?? 0);
      sizes.set(name, size);
    }
    if (total > LIMITS.attributesBytes && index > 0) return index;
  }
  return messages.length;
}

/** The one call for messages that {@link countInOneCall} has put together: the later value wins by name. */
export function callFor(contents: readonly WriteContent[]): ContactCall {
  const [first] = contents;
  if (first?.kind === 'change') {
    return {
      method: 'updateContact',
      request: { contactId: first.contactId, ...fromApiNames(first.changes) },
    };
  }
  const merged = new Map<string, string>();
  for (const content of contents) {
    if (content.kind !== 'attributes') continue;
    for (const [name, value] of Object.entries(content.attributes)) merged.set(name, value);
  }
  return attributesCall(first?.contactId ?? '', Object.fromEntries(merged));
}

/** What a message gives a value to. Names of attributes hold no dot, so members of a contact cannot be taken for one. */
export function namesOf(content: WriteContent): readonly string[] {
  return content.kind === 'attributes'
    ? Object.keys(content.attributes)
    : Object.keys(content.changes).map((name) => `contact.${name}`);
}

/** The message without what `isDropped` says. @returns undefined when nothing is left */
export function without(
  content: WriteContent,
  isDropped: (name: string) => boolean,
): WriteContent | undefined {
  if (content.kind === 'attributes') {
    const kept = Object.entries(content.attributes).filter(([name]) => !isDropped(name));
    return kept.length > 0 ? { ...content, attributes: Object.fromEntries(kept) } : undefined;
  }
  const kept = Object.entries(content.changes).filter(([name]) => !isDropped(`contact.${name}`));
  return kept.length > 0 ? { ...content, changes: Object.fromEntries(kept) } : undefined;
}
