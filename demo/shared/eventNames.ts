/** Subtopics of the broker's events. Each other message from the broker is an answer. */
export const eventNames: ReadonlySet<unknown> = new Set([
  'LoginSuccess',
  'LogoutSuccess',
  'SetAgentState',
  'InboundCallStateChange',
  'ApiError',
]);
