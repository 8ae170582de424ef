import type { Operation } from '../broker/Operation.js';
import type { WriteQueue } from '../connect/WriteQueue.js';
import type { BrokerError } from '../protocol/BrokerError.js';
import { refusal } from '../protocol/refusal.js';
import {
  parseUpdateContactAttribute,
  type UpdateContactAttribute,
} from '../protocol/updateContactAttribute.js';
import { utf8Length } from '../protocol/utf8Length.js';
import type { AgentSession } from '../session/AgentSession.js';
import type { LoginGate } from '../session/LoginGate.js';
import { isSoftphoneSession } from '../session/SoftphoneSession.js';

export interface UpdateContactAttributeParts {
  readonly session: AgentSession;
  readonly gate: Pick<LoginGate, 'enter'>;
  readonly writes: Pick<WriteQueue, 'add'>;
}

/**
 * The published write, `OutboundCall`/`UpdateContactAttribute`: new values for attributes of a contact, live
 * or completed, whichever way the call came about.
 */
export function updateContactAttribute({
  session,
  gate,
  writes,
}: UpdateContactAttributeParts): Operation<UpdateContactAttribute> {
  return {
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    answerSubtopic: 'UpdateContactAttributeResponse',
    needsGrant: true,
    parse: parseUpdateContactAttribute,

    permit({ attributes }, rule) {
      const refused = rule.refusedNames(attributes);
      if (refused.length > 0) throw notPermitted(refused.map((name) => `data.ContactAttributes.${name}`));
    },

    summarize: ({ initialContactId, attributes }) => ({
      contactId: initialContactId,
      attributes: Object.entries(attributes).map(([name, value]) => ({ name, bytes: utf8Length(value) })),
    }),

    perform({ initialContactId, attributes }, exchange) {
      gate.enter(exchange, () => {
        const { contacts } = exchange.arrival.sender.rule;
        if (contacts === 'seen' && !(isSoftphoneSession(session) && session.hasSeen(initialContactId))) {
          exchange.fail(notPermitted(['data.InitialContactId']));
        } else {
          writes.add(exchange, initialContactId, attributes);
        }
      });
    },
  };
}

function notPermitted(paths: readonly string[]): BrokerError {
  const message = 'the rule of this origin does not grant it';
  return refusal(
    'NOT_PERMITTED',
    paths.map((path) => ({ path, message })),
  );
}
