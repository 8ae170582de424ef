import { parseJson } from './parseJson.js';

/** The same message for another contact; as it is when it names none. */
export function putContactId(message: unknown, contactId: string): unknown {
  if (typeof message === 'string') {
    const inner = parseJson(message);
    return inner === undefined ? message : JSON.stringify(putContactId(inner, contactId));
  }
  const { data }: { readonly data?: unknown } = Object(message);
  if (!(typeof data === 'object' && data !== null && 'InitialContactId' in data)) return message;
  return { ...Object(message), data: { ...data, InitialContactId: contactId } };
}
