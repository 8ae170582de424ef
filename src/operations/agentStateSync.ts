import type { Operation } from '../broker/Operation.js';
import type { DesktopEvents } from '../events/DesktopEvents.js';

/** `Agent`/`StateSync`: whether an agent is logged in, and who, as far as the rule grants it. Answered at once. */
export function agentStateSync(events: DesktopEvents): Operation {
  return {
    topic: 'Agent',
    subtopic: 'StateSync',
    answerSubtopic: 'StateSync',
    needsGrant: false,
    parse: () => undefined,
    perform: (_request, exchange) => exchange.succeed(events.stateFor(exchange.arrival.sender.rule)),
  };
}
