import type { Operation } from '../broker/Exchange.js';
import type { DesktopEvents } from '../events/DesktopEvents.js';

/**
 * The ready signal, `App`/`StateSync`: an app that starts before the broker asks again until it is answered.
 * Whether an agent is logged in does not matter.
 */
export function stateSync(): Operation<'App/StateSync'> {
  return {
    name: 'App/StateSync',
    answerSubtopic: 'StateSync',
    perform: (_request, exchange) => exchange.settle({ initState: 'Loaded' }),
  };
}

/** `Agent`/`StateSync`: whether an agent is logged in, and who, as far as the rule grants it. Answered at once. */
export function agentStateSync(events: DesktopEvents): Operation<'Agent/StateSync'> {
  return {
    name: 'Agent/StateSync',
    answerSubtopic: 'StateSync',
    perform: (_request, exchange) => exchange.settle(events.stateFor(exchange.rule)),
  };
}
