import type { WrittenMessage } from '../protocol/contactMessages.js';
import type { Client, ClientOptions, UpdateResult } from './Client.js';
import { checkOption, checkOrigin, checkTimeout } from './checkOption.js';
import { type Conversation, converse } from './conversation.js';
import { AGENT, viewDesktop } from './desktopView.js';
import { watchGrants } from './watchGrants.js';
import type { Request } from './wire.js';

const SUBSCRIBE = {
  topic: 'App',
  subtopic: 'Subscribe',
  data: { topics: ['Agent', 'InboundCall'] },
} as const satisfies Request;

/**
 * Creates an app's connection to the broker in the page that holds the softphone.
 *
 * @param options only `origin` is required
 * @throws TypeError for an option that cannot be used; the message says what to write instead
 */
export function createClient({ origin, target = parent, source, timeoutMs = 35_000 }: ClientOptions): Client {
  checkOrigin(origin);
  checkOption(!!target?.postMessage, 'target', 'a window', target);
  checkTimeout(timeoutMs);

  const grants = watchGrants(origin);
  const view = viewDesktop({
    need: grants.need,
    subscribe: (read, options) => conversation.request(SUBSCRIBE, read, options),
  });
  const conversation = converse({
    origin,
    target,
    source,
    timeoutMs,
    onState: view.reset,
    onOperations: grants.listed,
    onEvent: view.receive,
  });

  /** Posts a request that needs a grant. */
  const request: Conversation['request'] = (message, read, options) => {
    grants.need([`${message.topic}/${message.subtopic}`]);
    return conversation.request(message, read, options);
  };

  return {
    ...view.methods,
    ...conversation.methods,
    updateContactAttributes: (InitialContactId, ContactAttributes, options) =>
      request(
        {
          topic: 'OutboundCall',
          subtopic: 'UpdateContactAttribute',
          data: { InitialContactId, ContactAttributes },
        },
        readResult,
        options,
      ),
    getContactAttributes: (InitialContactId, Names, options) =>
      request(
        { topic: 'Contact', subtopic: 'GetContactAttributes', data: { InitialContactId, Names } },
        ({ ContactAttributes }) => ContactAttributes,
        options,
      ),
    updateContact: (ContactId, changes, options) =>
      request(
        { topic: 'Contact', subtopic: 'UpdateContact', data: { ...changes, ContactId } },
        readResult,
        options,
      ),
    agentState(options) {
      grants.need(AGENT, 'info');
      return conversation.request({ topic: 'Agent', subtopic: 'StateSync' }, (answer) => answer, options);
    },
  };
}

function readResult({ outcome }: WrittenMessage): UpdateResult {
  return outcome === 'accepted' ? { outcome } : {};
}
