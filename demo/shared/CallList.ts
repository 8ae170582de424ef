import type { Call } from 'connect-message-broker/client';
import type { DesktopContact } from './DesktopContact.js';

/** A contact as the broker's events describe it. */
export interface ListedCall extends DesktopContact {
  /** `voice`, `queue_callback`, `chat`, `task` or `email`. */
  readonly type: string;
  /** Those that the app may read. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The contacts that the softphone shows, put together from the broker's events. */
export class CallList {
  /** By contact id, in the order in which they arrived. */
  readonly #calls = new Map<string, ListedCall>();
  readonly #onChange: (calls: readonly ListedCall[]) => void;

  /** @param onChange receives the whole list, the newest call first */
  constructor(onChange: (calls: readonly ListedCall[]) => void) {
    this.#onChange = onChange;
  }

  /** Takes in an `InboundCall`/`InboundCallStateChange` event. */
  update({ event, CallVariables, ResponseActual, ResponseFields }: Call): void {
    const { contactId, initialContactId } = ResponseActual;
    const { ANI = '', ...attributes } = CallVariables;
    if (event === 'Dropped') {
      this.#calls.delete(contactId);
    } else {
      this.#calls.set(contactId, {
        contactId: initialContactId,
        phoneNumber: ANI,
        state: stateOf(event),
        type: ResponseFields.Type,
        attributes,
      });
    }
    this.#notify();
  }

  /** Empties the list: the broker sends no events of the contacts that a logout ends. */
  clear(): void {
    this.#calls.clear();
    this.#notify();
  }

  #notify(): void {
    this.#onChange([...this.#calls.values()].toReversed());
  }
}

function stateOf(event: Call['event']): DesktopContact['state'] {
  switch (event) {
    case 'connecting':
    case 'pending':
      return 'ringing';
    case 'connected':
    case 'hold':
    case 'paused':
      return 'connected';
    default:
      return 'ended';
  }
}
