/** A topic under which events are published. */
export type EventTopic = 'Agent' | 'InboundCall' | 'OutboundCall' | 'Error';

export const EVENT_TOPICS: readonly EventTopic[] = ['Agent', 'InboundCall', 'OutboundCall', 'Error'];

export function isEventTopic(value: unknown): value is EventTopic {
  return (EVENT_TOPICS as readonly unknown[]).includes(value);
}
