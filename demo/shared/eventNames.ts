/** Subtopics of what the broker tells of its own accord; all else that it says is an answer. */
export const eventNames: ReadonlySet<unknown> = new Set([
  'LoginSuccess',
  'LogoutSuccess',
  'SetAgentState',
  'InboundCallStateChange',
  'ApiError',
]);
