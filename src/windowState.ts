/** The same for every bundle and every version of the broker on a page. */
const KEY = Symbol.for('connect-message-broker');

/** What the brokers of one window share, one after the other. */
interface WindowState {
  /** The broker that has started and whose `stop()` has not been called; at most one. */
  readonly running: Set<object>;
  /**
   * Contacts that a stopped broker is still writing to, each with a promise that resolves when its call is over. The next
   * broker waits for it: an older value must not land over a newer one.
   */
  readonly busyContacts: Map<string, Promise<void>>;
}

/** A broker's place in its window. */
export interface Place {
  readonly busyContacts: WindowState['busyContacts'];
  /** From now on no other broker may start. */
  take(): void;
  /** @param busy see {@link busyContacts} */
  leave(busy: ReadonlyMap<string, Promise<void>>): void;
}

/** @throws Error when the window has a running broker */
export function placeInWindow(): Place {
  const { running, busyContacts } = windowState();
  if (running.size > 0) {
    throw new Error('connect-message-broker: this window has a broker already; call its stop() first');
  }
  const broker = {};
  return {
    busyContacts,
    take: () => void running.add(broker),
    leave(busy) {
      running.delete(broker);
      for (const [contactId, isFree] of busy) {
        busyContacts.set(contactId, isFree);
        void isFree.then(() => busyContacts.delete(contactId));
      }
    },
  };
}

function windowState(): WindowState {
  const { [KEY]: known } = window as { [KEY]?: WindowState };
  if (known !== undefined) return known;
  const state: WindowState = { running: new Set(), busyContacts: new Map() };
  Object.defineProperty(window, KEY, { value: state });
  return state;
}
