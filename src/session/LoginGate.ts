import { BrokerError } from '../protocol/BrokerError.js';
import { AlarmClock } from '../timing/AlarmClock.js';
import type { AgentSession, SessionState } from './AgentSession.js';

/** The part of an exchange that the gate needs. */
interface Caller {
  /** Milliseconds of `performance.now()`. */
  readonly receivedAt: number;
  readonly isSettled: boolean;
  settle(error: BrokerError): void;
}

interface Waiting {
  readonly caller: Caller;
  readonly proceed: () => void;
}

/** Lets requests through while an agent is logged in, and holds them while that is unknown. */
export class LoginGate {
  readonly #session: AgentSession;
  readonly #loginWaitMs: number;
  readonly #waiting = new AlarmClock<Waiting>(({ caller }) => {
    const isInDoubt = this.#session.state === 'suspect';
    caller.settle(
      isInDoubt ? notLoggedIn('it stayed in doubt whether an agent is logged in') : notLoggedIn(),
    );
  });

  /** @param loginWaitMs milliseconds a request waits while the session is starting or in doubt */
  constructor(session: AgentSession, loginWaitMs: number) {
    this.#session = session;
    this.#loginWaitMs = loginWaitMs;
  }

  /** Calls `proceed` at once or after the login, or fails the caller. */
  enter(caller: Caller, proceed: () => void): void {
    const { state } = this.#session;
    if (state === 'logged_in') proceed();
    else if (state === 'logged_out') caller.settle(notLoggedIn());
    else this.#waiting.set({ caller, proceed }, caller.receivedAt + this.#loginWaitMs);
  }

  /** To be called for each change of the session, in order. */
  changed(state: SessionState): void {
    if (state === 'logged_in') {
      for (const { caller, proceed } of this.#waiting.clear()) if (!caller.isSettled) proceed();
    } else if (state === 'logged_out') {
      this.fail(notLoggedIn);
    }
  }

  /** Fails all that wait. */
  fail(error: () => BrokerError): void {
    for (const { caller } of this.#waiting.clear()) caller.settle(error());
  }
}

function notLoggedIn(message = 'no agent is logged in'): BrokerError {
  return new BrokerError('AGENT_NOT_LOGGED_IN', message);
}
