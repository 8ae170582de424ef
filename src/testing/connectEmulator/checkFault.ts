import type { Fault } from './Fault.js';
import { invalidOption } from './invalidOption.js';
import { limits } from './limits.js';
import { isOperationName } from './operations/operationNames.js';

const kinds: Record<Fault['kind'], true> = {
  error: true,
  html: true,
  delay: true,
  hang: true,
  cut: true,
  lostAnswer: true,
  slowBody: true,
  refusePreflight: true,
};

/** Refuses a fault that could never do what its author meant. */
export function checkFault(fault: Fault): void {
  const check = (member: string, expected: string, value: unknown, legal: boolean) => {
    if (!legal) {
      throw invalidOption('inject', member, expected, value);
    }
  };
  check('kind', `one of ${Object.keys(kinds).join(', ')}`, fault.kind, Object.hasOwn(kinds, fault.kind));
  const { times = Number.POSITIVE_INFINITY, when } = fault;
  const isTimes = times === Number.POSITIVE_INFINITY || (Number.isInteger(times) && times > 0);
  check('times', 'a positive whole number or Infinity', times, isTimes);
  check('when', 'a function', when, when === undefined || typeof when === 'function');
  if (fault.kind !== 'refusePreflight') {
    const { operation } = fault;
    const known = operation === undefined || operation === 'preflight' || isOperationName(operation);
    check('operation', 'the name of an operation, or "preflight"', operation, known);
  }
  if (fault.kind === 'error' || fault.kind === 'html') {
    const status = fault.kind === 'html' ? (fault.status ?? 502) : fault.status;
    const isStatus = Number.isInteger(status) && status >= 200 && status <= 599;
    check('status', 'an HTTP status from 200 to 599', status, isStatus);
  }
  if (fault.kind === 'error') {
    const { nameIn = 'none', retryAfterSeconds = 0 } = fault;
    const isPlace = ['header', 'body', 'both', 'none'].includes(nameIn);
    check('nameIn', '"header", "body", "both" or "none"', nameIn, isPlace);
    check('retryAfterSeconds', 'seconds, 0 or more', retryAfterSeconds, isDuration(retryAfterSeconds));
  }
  if (fault.kind === 'delay' || fault.kind === 'slowBody') {
    const duration: unknown = fault.for;
    check('for', 'milliseconds, or a promise', duration, isDuration(duration) || duration instanceof Promise);
  }
  if (fault.kind === 'delay') {
    const { at = 'before-write', lateWrite = 'lands' } = fault;
    check('at', '"before-write" or "after-write"', at, at === 'before-write' || at === 'after-write');
    check('lateWrite', '"lands" or "dropped"', lateWrite, lateWrite === 'lands' || lateWrite === 'dropped');
  }
}

function isDuration(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= limits.delayMs;
}
