/** All that a rule can grant: operations that need a grant, and events. In the order in which apps read them. */
export const GRANTS = [
  'OutboundCall/UpdateContactAttribute',
  'Contact/GetContactAttributes',
  'Contact/UpdateContact',
  'InboundCall/InboundCallStateChange',
  'Agent/SetAgentState',
  'Agent/StateSync',
] as const;

/** What a rule can grant, as `Topic/Subtopic`. */
export type Grant = (typeof GRANTS)[number];

export function isGrant(value: unknown): value is Grant {
  return (GRANTS as readonly unknown[]).includes(value);
}
