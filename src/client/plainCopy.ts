import { BrokerError } from '../protocol/BrokerError.js';

/**
 * A copy of plain data: lists, and the own members of objects. Reactive frameworks make proxies of their
 * objects, and `postMessage` refuses proxies.
 *
 * @param path where `value` is, from the envelope's root
 * @param parents the objects that contain it
 * @throws BrokerError `INVALID_REQUEST` that names the path of what cannot be sent
 */
export function plainCopy(value: unknown, path: string, ...parents: readonly unknown[]): unknown {
  if (Object(value) !== value && typeof value !== 'symbol') return value;
  // Judged by its members, a Map or a Date would be an empty object.
  const kind = Object.prototype.toString.call(value);
  const isList = Array.isArray(value);
  if ((isList || kind === '[object Object]') && !parents.includes(value)) {
    // An assignment would lose the name `__proto__`, and throws on a page that has frozen Object.prototype.
    const copy = Object.fromEntries(
      Object.entries(value as object).map(([name, member]) => [
        name,
        plainCopy(member, `${path}.${name}`, ...parents, value),
      ]),
    );
    return isList ? Object.assign([], copy) : copy;
  }
  const message = `expected plain data without cycles, got ${kind}`;
  throw new BrokerError('INVALID_REQUEST', `${path}: ${message}`, {
    msg: 'The request could not be understood.',
    details: [{ path, message }],
  });
}
