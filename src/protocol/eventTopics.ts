import { REQUEST_DATA } from './wireData.js';

/** A topic under which events are published. */
export type EventTopic = 'Agent' | 'InboundCall' | 'OutboundCall' | 'Error';

export const EVENT_TOPICS: readonly EventTopic[] = REQUEST_DATA['App/Subscribe'].properties.topics.items.enum;
