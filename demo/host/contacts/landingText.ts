import { formatTime } from '../../shared/formatTime.js';
import type { Difference } from './Difference.js';
import type { Landing } from './Landing.js';

const NAMED = 3;

/** A landing in one short sentence, to be spoken. */
export function landingText({ phoneNumber, contactId, time, difference }: Landing): string {
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
