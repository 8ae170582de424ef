import type { HostSettings } from '../broker/HostPage.js';

/** Everything that a rule can grant. */
export const EVERYTHING = [
  'OutboundCall/UpdateContactAttribute',
  'Contact/GetContactAttributes',
  'Contact/UpdateContact',
  'Agent/SetAgentState',
  'InboundCall/InboundCallStateChange',
];

export const TOPICS = ['Agent', 'InboundCall', 'OutboundCall', 'Error'];

export function message(topic: string, subtopic: string, data?: object) {
  return { channel: 'Amazon', topic, subtopic, ...(data && { data }) };
}

export const SUBSCRIBE = message('App', 'Subscribe', { topics: TOPICS });
export const SUBSCRIBED = { ...message('App', 'SubscribeResponse'), message: { response: true } };
export const AGENT_STATE_SYNC = message('Agent', 'StateSync');

/** Rules by hostname of the app's origin; each grants everything unless `members` says otherwise. */
export function withRules(rules: Readonly<Record<string, string>>, more: HostSettings = {}): HostSettings {
  const entries = Object.entries(rules).map(
    ([hostname, members]) =>
      `{ origin: ORIGIN('${hostname}'), operations: ${JSON.stringify(EVERYTHING)}, ${members} }`,
  );
  return {
    apps: Object.keys(rules),
    config: `allowedOrigins: [${entries.join(', ')}],`,
    attributes: { 'data-allowed-origins': undefined },
    ...more,
  };
}

interface Wire {
  readonly topic: string;
  readonly subtopic: string;
  readonly message: unknown;
}

/** `Topic/Subtopic` of each, and of a call event its content. */
export function names(envelopes: readonly unknown[]): readonly string[] {
  return (envelopes as readonly Wire[]).map(({ topic, subtopic, message: content }) => {
    const { call, event } = (content ?? {}) as { call?: { event: string }; event?: string };
    return [`${topic}/${subtopic}`, call?.event ?? event].filter(Boolean).join(' ');
  });
}
