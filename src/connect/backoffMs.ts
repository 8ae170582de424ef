const BASE_MS = 200;
/** A throttled service needs more room than a flickering network. */
const THROTTLED_BASE_MS = 1_000;
const CAP_MS = 5_000;

/**
 * Milliseconds to wait before the next attempt: exponential, between half and the whole of the step, so that
 * the desktops of a whole floor do not come back in the same moment.
 *
 * @param failures attempts that have failed, at least 1
 */
export function backoffMs(failures: number, throttled: boolean): number {
  const step = Math.min(CAP_MS, (throttled ? THROTTLED_BASE_MS : BASE_MS) * 2 ** (failures - 1));
  return step * (0.5 + Math.random() / 2);
}
