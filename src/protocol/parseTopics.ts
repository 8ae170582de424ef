import { EVENT_TOPICS, type EventTopic, isEventTopic } from './eventTopics.js';
import { isPlainObject, own } from './plainObject.js';
import { refusal } from './refusal.js';

/**
 * Reads `data` of `App`/`Subscribe` and `App`/`Unsubscribe`: `{ topics: ["Agent", …] }`.
 *
 * @throws BrokerError `INVALID_REQUEST`
 */
export function parseTopics(data: unknown): readonly EventTopic[] {
  const topics = isPlainObject(data) ? own(data, 'topics') : undefined;
  if (
    Array.isArray(topics) &&
    topics.length > 0 &&
    topics.length <= EVENT_TOPICS.length &&
    // A clone of a list may have holes, which `every` would pass over.
    [...topics].every(isEventTopic)
  ) {
    return topics;
  }
  const message = `expected a list of at least one of ${EVENT_TOPICS.join(', ')}`;
  throw refusal('INVALID_REQUEST', [{ path: 'data.topics', message }]);
}
