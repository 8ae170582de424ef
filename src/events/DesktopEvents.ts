import type { BusEvent } from '../broker/BusEvent.js';
import type { Reader } from '../broker/Reader.js';
import type { AgentStateSyncMessage } from '../protocol/agentMessages.js';
import type { CallEvent } from '../protocol/callMessage.js';
import type { AgentSession, SessionState } from '../session/AgentSession.js';
import { isSoftphoneSession } from '../session/SoftphoneSession.js';
import type { SoftphoneContact, SoftphoneSnapshot } from '../session/SoftphoneSnapshot.js';
import { agentStateSyncMessage, loginSuccess, logoutSuccess, setAgentState } from './agentEvents.js';
import { callEventOf, callStateChange } from './callEvents.js';

/** A contact, as it was last told. */
interface KnownCall {
  readonly contact: SoftphoneContact;
  readonly event: CallEvent;
  readonly previous: CallEvent | undefined;
}

/**
 * Tells of the agent and the contacts.
 *
 * 1. A log-in or log-out is told once. A session in doubt is neither: the agent is logged in until more is known.
 * 2. While an agent is logged in, each snapshot of the softphone is compared with the one before: the agent's state, and
 *    every contact. What is another is told.
 * 3. After a log-out nothing is known, and of no contact is told that it has gone.
 */
export class DesktopEvents {
  readonly #session: AgentSession;
  readonly #publish: (event: BusEvent) => void;
  /** Undefined until the session has told. */
  #isLoggedIn: boolean | undefined;
  /** The agent's part of the last snapshot, as text to compare. */
  #agent = '';
  /** By contact id. */
  #calls: ReadonlyMap<string, KnownCall> = new Map();

  constructor(session: AgentSession, publish: (event: BusEvent) => void) {
    this.#session = session;
    this.#publish = publish;
  }

  /** To be told each change of the session, in order, and the state at the start. */
  changed(state: SessionState): void {
    const isLoggedIn = state === 'logged_in';
    if ((!isLoggedIn && state !== 'logged_out') || isLoggedIn === this.#isLoggedIn) return;
    this.#isLoggedIn = isLoggedIn;
    this.#agent = '';
    this.#calls = new Map();
    this.#publish(this.#login());
    this.compare();
  }

  /** To be told that the softphone shows something else. */
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

  /** The events that would bring somebody up to date who has heard none. */
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

  /** Undefined while nobody is logged in, or when the host's own session does not tell. */
  get snapshot(): SoftphoneSnapshot | undefined {
    return this.#isLoggedIn && isSoftphoneSession(this.#session) ? this.#session.snapshot : undefined;
  }

  #login(): BusEvent {
    return this.#isLoggedIn ? loginSuccess(this.snapshot) : logoutSuccess();
  }
}

/** What is known of `contact` now: `last` itself when nothing is another. */
function follow(contact: SoftphoneContact, last: KnownCall | undefined): KnownCall {
  if (last !== undefined && JSON.stringify(last.contact) === JSON.stringify(contact)) return last;
  const event = callEventOf(contact);
  return { contact, event, previous: event === last?.event ? last.previous : last?.event };
}

function eventOf({ contact, event, previous }: KnownCall): BusEvent {
  return callStateChange(contact, event, previous);
}
