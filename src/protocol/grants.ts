/** What a rule can grant, as `Topic/Subtopic`: operations that need a grant, and events. */
export type Grant =
  | 'OutboundCall/UpdateContactAttribute'
  | 'Contact/GetContactAttributes'
  | 'Contact/UpdateContact'
  | 'InboundCall/InboundCallStateChange'
  | 'Agent/SetAgentState'
  | 'Agent/StateSync';

/** What the host page needs for each grant to have an effect: a way to make this call, or a softphone that it shows. */
export const NEEDS = {
  'OutboundCall/UpdateContactAttribute': 'updateContactAttributes',
  'Contact/GetContactAttributes': 'getContactAttributes',
  'Contact/UpdateContact': 'updateContact',
  'InboundCall/InboundCallStateChange': 'softphone',
  'Agent/SetAgentState': 'softphone',
  'Agent/StateSync': 'softphone',
} as const satisfies Readonly<Record<Grant, string>>;

export const GRANTS = Object.keys(NEEDS) as readonly Grant[];

export function isGrant(name: string): name is Grant {
  return Object.hasOwn(NEEDS, name);
}
