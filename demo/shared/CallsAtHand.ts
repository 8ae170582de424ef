import type { Call } from 'connect-message-broker/client';
import type { DesktopContact } from './DesktopContact.js';

/** A contact as the broker's events tell of it. */
export interface CallAtHand extends DesktopContact {
  /** `voice`, `queue_callback`, `chat`, `task` or `email`. */
  readonly type: string;
  /** Those that the app may read. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The contacts at the agent's desk, put together from one event after the other. */
export class CallsAtHand {
  /** By contact id, in the order in which they came. */
  readonly #calls = new Map<string, CallAtHand>();
  readonly #onChange: (calls: readonly CallAtHand[]) => void;

  /** @param onChange gets all that are at hand, the newest first */
  constructor(onChange: (calls: readonly CallAtHand[]) => void) {
    this.#onChange = onChange;
  }

  /** To be told each `InboundCall`/`InboundCallStateChange`. */
  hear({ event, CallVariables, ResponseActual, ResponseFields }: Call): void {
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
    this.#tell();
  }

  /** After a log-out no contact is told of, and none is at hand. */
  clear(): void {
    this.#calls.clear();
    this.#tell();
  }

  #tell(): void {
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
