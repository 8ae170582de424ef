import type { Exchange, Result } from '../broker/Exchange.js';
import type { Subject } from '../broker/Rule.js';
import type { ContactCall } from '../connect/ContactCall.js';
import type { RequestQueue } from '../connect/RequestQueue.js';
import type { RequestName } from '../protocol/wireEnvelopes.js';
import type { LoginGate } from '../session/LoginGate.js';
import type { SoftphoneSession } from '../session/SoftphoneSession.js';

/**
 * Makes a call once an agent is logged in, if the rule admits the contact, and settles the exchange.
 *
 * @param readOutput makes `message` of the answer. Default: that of a write
 */
export type ContactAccess = <Name extends RequestName>(
  exchange: Exchange<Name>,
  subject: Subject,
  call: ContactCall,
  readOutput?: (output: unknown) => Result<Name>,
) => void;

/** What operations on a contact need: the agent's login, the contacts seen since then, and the way to Amazon Connect. */
export function contactAccess(
  session: Pick<SoftphoneSession, 'hasSeen'>,
  gate: Pick<LoginGate, 'enter'>,
  requests: Pick<RequestQueue, 'add'>,
): ContactAccess {
  return (exchange, subject, call, readOutput) =>
    gate.enter(exchange, () => {
      const refusal = exchange.rule.refuseContact(subject, (contactId) => session.hasSeen(contactId));
      if (refusal) exchange.settle(refusal);
      else requests.add(exchange, subject.contactId, call, readOutput);
    });
}
