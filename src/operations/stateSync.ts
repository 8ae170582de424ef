import type { Operation } from '../broker/Operation.js';

/** `message` of the ready signal. */
export interface StateSyncMessage {
  readonly initState: 'Loaded';
}

/**
 * The ready signal, `App`/`StateSync`: an app that starts before the broker asks again until it is answered.
 * Whether an agent is logged in does not matter.
 */
export function stateSync(): Operation {
  return {
    topic: 'App',
    subtopic: 'StateSync',
    answerSubtopic: 'StateSync',
    needsGrant: false,
    parse: () => undefined,
    perform(_request, exchange) {
      exchange.succeed({ initState: 'Loaded' } satisfies StateSyncMessage);
    },
  };
}
