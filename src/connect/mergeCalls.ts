import { LIMITS } from '../protocol/limits.js';
import { utf8Length } from '../protocol/text.js';
import type { ContactCall } from './ContactCall.js';
import type { ContactRequest } from './ContactRequest.js';

/**
 * What several requests ask for, as one call: the later value wins by name.
 *
 * @param requests updates of attributes, at least one; or a single one of any kind
 */
export function mergeCalls(requests: readonly ContactRequest[]): ContactCall {
  const { call } = requests[0] as ContactRequest;
  if (requests.length === 1) return call;
  const merged = new Map<string, string>();
  for (const { attributes = {} } of requests) {
    for (const name of Object.keys(attributes)) merged.set(name, attributes[name] ?? '');
  }
  return { ...call, request: { ...call.request, attributes: Object.fromEntries(merged) } };
}

/** How many of `requests`, from the first on, fit together into one call. At least one. */
export function countFitting(requests: readonly ContactRequest[]): number {
  if (requests.length < 2) return requests.length;
  const sizes = new Map<string, number>();
  let total = 0;
  for (const [index, { attributes = {} }] of requests.entries()) {
    for (const name of Object.keys(attributes)) {
      const size = utf8Length(name) + utf8Length(attributes[name] ?? '');
      total += size - (sizes.get(name) ?? 0);
      sizes.set(name, size);
    }
    if (total > LIMITS.attributesBytes && index > 0) return index;
  }
  return requests.length;
}
