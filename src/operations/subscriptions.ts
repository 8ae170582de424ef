import type { BusEvent } from '../broker/BusEvent.js';
import type { Operation } from '../broker/Exchange.js';
import { notify, type Subscriptions } from '../broker/Subscriptions.js';
import type { EventTopic, SubscribeMessage } from '../protocol/appMessages.js';
import { readData } from '../protocol/readData.js';

const DONE: SubscribeMessage = { response: true };

/**
 * `App`/`Subscribe`: from now on the window, or the port, receives the events of some topics, as far as the rule grants
 * them. The events of the present come first, and then the answer: an app that has it misses nothing.
 *
 * @param present the events that would bring a listener up to date
 */
export function subscribe(
  subscriptions: Subscriptions,
  present: () => readonly BusEvent[],
): Operation<'App/Subscribe', readonly EventTopic[]> {
  return {
    name: 'App/Subscribe',
    // Without `data`, what is missing are the topics.
    parse: (data = {}) => readData('App/Subscribe', data).topics,
    perform(topics, exchange) {
      const { sender } = exchange;
      subscriptions.add(sender, topics);
      for (const event of present()) if (topics.includes(event.topic)) notify(sender, event);
      exchange.settle(DONE);
    },
  };
}

/** `App`/`Unsubscribe`: no more events of some topics; without `data`, of none at all. */
export function unsubscribe(
  subscriptions: Subscriptions,
): Operation<'App/Unsubscribe', readonly EventTopic[] | undefined> {
  return {
    name: 'App/Unsubscribe',
    parse: (data) => (data === undefined ? undefined : readData('App/Subscribe', data).topics),
    perform(topics, exchange) {
      subscriptions.remove(exchange.sender, topics);
      exchange.settle(DONE);
    },
  };
}
