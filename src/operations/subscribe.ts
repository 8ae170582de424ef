import type { BusEvent } from '../broker/BusEvent.js';
import type { Operation } from '../broker/Operation.js';
import { type Subscriptions, tell } from '../broker/Subscriptions.js';
import type { EventTopic } from '../protocol/eventTopics.js';
import { parseTopics } from '../protocol/parseTopics.js';

/** `message` of the answers to `App`/`Subscribe` and `App`/`Unsubscribe`. */
export interface SubscribeMessage {
  readonly response: true;
}

/**
 * `App`/`Subscribe`: from now on the window, or the line, is told of the events of some topics. What rules do not grant
 * it is not told. The present state comes first, and then the answer: who has it knows all there is to know.
 *
 * @param present the events that would bring a listener up to date
 */
export function subscribe(
  subscriptions: Subscriptions,
  present: () => readonly BusEvent[],
): Operation<readonly EventTopic[]> {
  return {
    topic: 'App',
    subtopic: 'Subscribe',
    answerSubtopic: 'SubscribeResponse',
    needsGrant: false,
    parse: parseTopics,
    perform(topics, exchange) {
      const { sender } = exchange.arrival;
      subscriptions.add(sender, topics);
      for (const event of present()) if (topics.includes(event.topic)) tell(sender, event);
      exchange.succeed({ response: true } satisfies SubscribeMessage);
    },
  };
}
