import { nameOf } from './classifyError.js';

/**
 * A refusal of the time of a signature: "Signature expired: 20240522T115159Z is now earlier than 20240522T120519Z
 * (20240522T121019Z - 5 min.)", or "Signature not yet current: … (… + 5 min.)". The time in brackets is the service's.
 */
const TEXT = /^Signature (?:expired|not yet current)/;
const SERVICE_TIME = /\((\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z [-+]/;

/** @returns the service's time, ms since 1970, NaN when it is not named; undefined for any other error */
export function serviceTimeOf(error: unknown): number | undefined {
  const { message } = error as { readonly message?: unknown };
  const text = typeof message === 'string' ? message : '';
  if (!TEXT.test(text) && !/RequestTimeTooSkewed|RequestExpired|RequestInTheFuture/.test(nameOf(error)))
    return undefined;
  const [, year, month, day, hour, minute, second] = (SERVICE_TIME.exec(text) ?? []).map(Number);
  return Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day, hour, minute, second);
}
