import type { Exchange } from '../broker/Exchange.js';
import type { ContactCall } from '../connect/ContactCall.js';
import type { ReadOutput } from '../connect/ContactRequest.js';
import type { RequestQueue } from '../connect/RequestQueue.js';
import type { AgentSession } from '../session/AgentSession.js';
import type { LoginGate } from '../session/LoginGate.js';
import { isSoftphoneSession } from '../session/SoftphoneSession.js';
import { notPermitted } from './notPermitted.js';

/** The contact that a request is about. */
interface Subject {
  readonly contactId: string;
  /** Where the request names it. */
  readonly path: string;
  /** Which contacts a rule admits that does not say. */
  readonly contacts: 'any' | 'seen';
}

/** What operations on a contact need: the agent's log-in, the contacts seen since then, and the way to Amazon Connect. */
export class ContactAccess {
  readonly #session: AgentSession;
  readonly #gate: Pick<LoginGate, 'enter'>;
  readonly #requests: Pick<RequestQueue, 'add'>;

  constructor(session: AgentSession, gate: Pick<LoginGate, 'enter'>, requests: Pick<RequestQueue, 'add'>) {
    this.#session = session;
    this.#gate = gate;
    this.#requests = requests;
  }

  /**
   * Makes the call once an agent is logged in, if the rule admits the contact, and settles the exchange.
   *
   * @param readOutput makes `message` of the answer. Default: `{ response: true }`
   */
  call(exchange: Exchange, subject: Subject, call: ContactCall, readOutput?: ReadOutput): void {
    this.#gate.enter(exchange, () => {
      const { contactId, path } = subject;
      const contacts = exchange.arrival.sender.rule.contacts ?? subject.contacts;
      const session = this.#session;
      if (contacts === 'seen' && !(isSoftphoneSession(session) && session.hasSeen(contactId))) {
        exchange.fail(notPermitted([path]));
      } else {
        this.#requests.add(exchange, contactId, call, readOutput);
      }
    });
  }
}
