import { parseJson } from './parseJson.js';

/** Members of `data` that name the contact of a request. */
const MEMBERS = ['InitialContactId', 'ContactId'] as const;

/** Returns the same message for a different contact; unchanged when it names none. */
export function putContactId(message: unknown, contactId: string): unknown {
  if (typeof message === 'string') {
    const inner = parseJson(message);
    return inner === undefined ? message : JSON.stringify(putContactId(inner, contactId));
  }
  const { data }: { readonly data?: unknown } = Object(message);
  const member = MEMBERS.find((name) => typeof data === 'object' && data !== null && name in data);
  if (member === undefined) return message;
  return { ...Object(message), data: { ...Object(data), [member]: contactId } };
}
