/** The topics under which events are published. */
export const EVENT_TOPICS = ['Agent', 'InboundCall', 'OutboundCall', 'Error'] as const;

export type EventTopic = (typeof EVENT_TOPICS)[number];

export function isEventTopic(value: unknown): value is EventTopic {
  return (EVENT_TOPICS as readonly unknown[]).includes(value);
}
