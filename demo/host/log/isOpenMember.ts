const OF_ENVELOPE: ReadonlySet<string> = new Set(['channel', 'topic', 'subtopic', 'source', 'requestId']);
const OF_DATA: ReadonlySet<string> = new Set(['InitialContactId', 'InitialContactID']);
const OF_ANSWER: ReadonlySet<string> = new Set([
  'response',
  'errorType',
  'errorMessage',
  'msg',
  'retryable',
  'outcome',
  'details',
  'retryAfterMs',
  'initState',
  'operations',
]);

/**
 * Whether what stands at this path of an envelope is known to be no attribute's value. A message may break every
 * rule, and hold values anywhere: what is not known is taken for one.
 */
export function isOpenMember([first = '', second, ...deeper]: readonly string[]): boolean {
  if (second === undefined) return OF_ENVELOPE.has(first);
  if (first === 'data') return deeper.length === 0 && OF_DATA.has(second);
  return first === 'message' && OF_ANSWER.has(second);
}
