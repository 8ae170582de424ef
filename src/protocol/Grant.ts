// Written by `npm run generate` from schemas.ts: change the rules there.

/** What a rule can grant, as `Topic/Subtopic`: operations that need a grant, and events. */
export type Grant =
  | 'OutboundCall/UpdateContactAttribute'
  | 'Contact/GetContactAttributes'
  | 'Contact/UpdateContact'
  | 'InboundCall/InboundCallStateChange'
  | 'Agent/SetAgentState'
  | 'Agent/StateSync';
