import type { BusEvent, Reader } from '../broker/BusEvent.js';
import type { AgentStateSyncMessage } from '../protocol/agentMessages.js';
import type { CallEvent } from '../protocol/callMessage.js';
import type { SessionState } from '../session/AgentSession.js';
import type { SoftphoneContact, SoftphoneSession, SoftphoneSnapshot } from '../session/SoftphoneSession.js';
import { agentStateSyncMessage, loginSuccess, logoutSuccess, setAgentState } from './agentEvents.js';
import { callEventOf, callStateChange } from './callEvents.js';

/** A contact, as it was last published. */
interface KnownCall {
  readonly contact: SoftphoneContact;
  readonly event: CallEvent;
  readonly previous: CallEvent | undefined;
}

/**
 * Publishes what happens to the agent and the contacts.
 *
 * 1. A login or logout is published once. A session in doubt is neither: the agent is logged in until more is known.
 * 2. While an agent is logged in, each snapshot of the softphone is compared with the one before: the agent's state, and
 *    every contact. Every difference is published.
 * 3. After a logout nothing is known, and no contact is published as gone.
 */
export class DesktopEvents {
  readonly #session: Pick<SoftphoneSession, 'snapshot'>;
  readonly #publish: (event: BusEvent) => void;
  /** Undefined while it is unknown. */
  #isLoggedIn: boolean | undefined;
  /** The agent's part of the last snapshot, as text to compare. */
  #agent = '';
  /** By contact id. */
  #calls: ReadonlyMap<string, KnownCall> = new Map();

  constructor(session: Pick<SoftphoneSession, 'snapshot'>, publish: (event: BusEvent) => void) {
    this.#session = session;
    this.#publish = publish;
  }

  /** To be called with each change of the session's state, in order, and with the state at the start. */
  changed(state: SessionState): void {
    const isLoggedIn = state === 'logged_in';
    if ((!isLoggedIn && state !== 'logged_out') || isLoggedIn === this.#isLoggedIn) return;
    this.#isLoggedIn = isLoggedIn;
    this.#agent = '';
    this.#calls = new Map();
    this.#publish(this.#login());
    this.compare();
  }

  /** To be called when the softphone shows something else. */
  compare(): void {
    const { snapshot } = this;
    if (snapshot === undefined) return;
    const agent = JSON.stringify([snapshot.agentInfo, snapshot.agentState]);
    const agentEvents = agent === this.#agent ? [] : [setAgentState(snapshot)];
    const calls = new Map(
      snapshot.contacts.map((contact) => [
        contact.contactId,
        follow(contact, this.#calls.get(contact.contactId)),
      ]),
    );
    const before = this.#calls;
    const dropped = [...before].filter(([contactId]) => !calls.has(contactId));
    const changed = [...calls].filter(([contactId, call]) => before.get(contactId) !== call);
    this.#agent = agent;
    this.#calls = calls;
    for (const event of [
      ...agentEvents,
      ...dropped.map(([, { contact, event }]) => callStateChange(contact, 'Dropped', event)),
      ...changed.map(([, call]) => eventOf(call)),
    ]) {
      // A listener in the host page may have logged the agent out meanwhile.
      if (this.#isLoggedIn) this.#publish(event);
    }
  }

  /** The events that bring a new subscriber up to date. */
  present(): readonly BusEvent[] {
    const { snapshot } = this;
    return [
      ...(this.#isLoggedIn === undefined ? [] : [this.#login()]),
      ...(snapshot ? [setAgentState(snapshot)] : []),
      ...[...this.#calls.values()].map(eventOf),
    ];
  }

  /** `message` of the answer to `Agent`/`StateSync`, for `reader`. */
  stateFor(reader: Reader): AgentStateSyncMessage {
    return agentStateSyncMessage(this.#isLoggedIn === true, this.snapshot, reader);
  }

  /** Undefined while no agent is logged in, and of a session without a softphone. */
  get snapshot(): SoftphoneSnapshot | undefined {
    return this.#isLoggedIn ? this.#session.snapshot : undefined;
  }

  #login(): BusEvent {
    return this.#isLoggedIn ? loginSuccess(this.snapshot) : logoutSuccess();
  }
}

/** What is known of `contact` now: `last` itself when nothing has changed. */
function follow(contact: SoftphoneContact, last: KnownCall | undefined): KnownCall {
  if (last !== undefined && JSON.stringify(last.contact) === JSON.stringify(contact)) return last;
  const event = callEventOf(contact);
  return { contact, event, previous: event === last?.event ? last.previous : last?.event };
}

function eventOf({ contact, event, previous }: KnownCall): BusEvent {
  return callStateChange(contact, event, previous);
}
