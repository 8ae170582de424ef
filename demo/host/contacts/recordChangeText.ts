import { formatTime } from '../../shared/formatTime.js';
import type { Difference } from './Difference.js';
import type { RecordChange } from './RecordChange.js';

const NAMED = 3;

/** A change in one short sentence, for screen readers. */
export function recordChangeText({ phoneNumber, contactId, time, difference }: RecordChange): string {
  const of = phoneNumber ? `of ${phoneNumber}` : `ending in ${contactId.slice(-4)}`;
  return `Contact ${of}: ${changesOf(difference).join(', ')}, at ${formatTime(time)}.`;
}

function changesOf({ added, changed, removed }: Difference): string[] {
  const kinds: [readonly string[], string][] = [
    [added, 'new'],
    [changed, 'changed'],
    [removed, 'removed'],
  ];
  return kinds
    .filter(([names]) => names.length > 0)
    .map(
      ([names, kind]) =>
        `${names.length > NAMED ? `${names.length} attributes` : names.join(' and ')} ${kind}`,
    );
}
