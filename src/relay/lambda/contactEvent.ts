import type { EventBridgeEvent } from 'aws-lambda';
import { type ProducerParts, queueAttributes } from './flow.js';
import { isPlainObject, own } from './wire.js';

/** `detail` of a contact event ("Amazon Connect contact events", administrator guide), as far as it is read here. */
export interface ContactEventDetail {
  readonly eventType: string;
  readonly contactId: string;
  readonly initialContactId?: string;
  readonly agentInfo?: { readonly agentArn?: string };
}

export type ContactEvent = EventBridgeEvent<'Amazon Connect Contact Event', ContactEventDetail>;

export interface ContactEventParts extends ProducerParts {
  readonly owners: { add(contactId: string, agentId: string): Promise<void> };
  /** Path in the event by name of the attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The function behind the EventBridge rule: records which agent has a contact, and queues the attributes that were asked for. */
export function createContactEvent(parts: ContactEventParts): (event: ContactEvent) => Promise<void> {
  return async (event) => {
    const { eventType, contactId, initialContactId, agentInfo } = event.detail;
    // Attributes that are written cause this event: acting on it would never end.
    if (eventType === 'CONTACT_DATA_UPDATED') return;
    const initial = initialContactId ?? contactId;
    const agentId = agentInfo?.agentArn?.split('/').at(-1);
    if (eventType === 'CONNECTED_TO_AGENT' && agentId) {
      await Promise.all([...new Set([initial, contactId])].map((id) => parts.owners.add(id, agentId)));
    }
    const attributes = pick(event, parts.attributes);
    if (Object.keys(attributes).length === 0) return;
    await queueAttributes(parts, { producer: 'event', requestId: event.id, contactId: initial, attributes });
  };
}

/** What the event has of the paths. */
function pick(event: object, paths: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(paths).flatMap(([name, path]): [string, string][] => {
      const value = path
        .split('.')
        .reduce<unknown>(
          (object, member) => (isPlainObject(object) ? own(object, member) : undefined),
          event,
        );
      const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      return isText ? [[name, String(value)]] : [];
    }),
  );
}
