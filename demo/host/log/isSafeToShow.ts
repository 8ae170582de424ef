const OF_ENVELOPE: ReadonlySet<string> = new Set(['channel', 'topic', 'subtopic', 'source', 'requestId']);
const OF_DATA: ReadonlySet<string> = new Set(['InitialContactId', 'InitialContactID', 'ContactId']);
/** Lists of names. */
const LISTS_OF_DATA: ReadonlySet<string> = new Set(['Names', 'topics']);
const OF_CALL: ReadonlySet<string> = new Set(['event', 'CallType']);
const OF_ACTUAL: ReadonlySet<string> = new Set(['contactId', 'initialContactId', 'status']);
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
  'loginState',
  'event',
  'source',
]);

/**
 * Whether the member at this path of an envelope is known not to be an attribute's value. A message may break every
 * rule and contain values anywhere, so each unknown member counts as a value.
 */
export function isSafeToShow([first = '', second, ...deeper]: readonly string[]): boolean {
  if (second === undefined) return OF_ENVELOPE.has(first);
  if (first === 'data') {
    return deeper.length === 0 ? OF_DATA.has(second) : deeper.length === 1 && LISTS_OF_DATA.has(second);
  }
  if (first === 'message' && second === 'call') return isSafeInCall(deeper);
  return first === 'message' && OF_ANSWER.has(second);
}

function isSafeInCall([member = '', second]: readonly string[]): boolean {
  return second === undefined ? OF_CALL.has(member) : member === 'ResponseActual' && OF_ACTUAL.has(second);
}
