/** The same for every bundle and every version of the broker on a page. */
const KEY = Symbol.for('connect-message-broker');

/** What the brokers of one window share, one after the other. */
export interface WindowState {
  /** The broker that has started and whose `stop()` has not been called; at most one. */
  readonly running: Set<object>;
  /**
   * Contacts that a stopped broker is still writing to, each with a promise that resolves when its call is over. The next
   * broker waits for it: an older value must not land over a newer one.
   */
  readonly busyContacts: Map<string, Promise<void>>;
}

/** The state of this window; created when the first broker starts. */
export function windowState(): WindowState {
  const { [KEY]: known } = window as { [KEY]?: WindowState };
  if (known !== undefined) return known;
  const state: WindowState = { running: new Set(), busyContacts: new Map() };
  Object.defineProperty(window, KEY, { value: state });
  return state;
}
