import type { Operation } from '../broker/Operation.js';
import type { Subscriptions } from '../broker/Subscriptions.js';
import { readData } from '../protocol/readData.js';
import type { EventTopic } from '../protocol/requestData.js';
import type { SubscribeMessage } from './subscribe.js';

/** `App`/`Unsubscribe`: no more events of some topics; without `data`, of none at all. */
export function unsubscribe(subscriptions: Subscriptions): Operation<readonly EventTopic[] | undefined> {
  return {
    topic: 'App',
    subtopic: 'Unsubscribe',
    answerSubtopic: 'UnsubscribeResponse',
    needsGrant: false,
    parse: (data) => (data === undefined ? undefined : readData('App/Subscribe', data).topics),
    perform(topics, exchange) {
      subscriptions.remove(exchange.arrival.sender, topics);
      exchange.succeed({ response: true } satisfies SubscribeMessage);
    },
  };
}
