import type { RelayContact, RelayState } from '../../shared/RelayState.js';

/** While an update is younger than this, it is on its way. */
const WAITS_MS = 3_000;

/** A figure of the relay: what it is, and its value in words. */
export type Figure = readonly [name: string, value: string];

export function relayFigures(state: RelayState): readonly Figure[] {
  const { queued, oldestMs, contactsInFlight, counts, deadLetters } = state;
  return [
    ['In the queue', count(queued, 'update')],
    ['Oldest', oldestMs === 0 ? '–' : `${Math.round(oldestMs / 1_000)} s`],
    ['In flight', count(contactsInFlight, 'contact')],
    ['Updates stored', `${counts.Stored} by ${count(successfulCalls(state), 'call')}`],
    ['Calls tried again', `${counts.Throttled + counts.Unclear}`],
    ['Dead letters', `${deadLetters.length}`],
  ];
}

/** What is going on, in one sentence that changes seldom: screen readers announce it. */
export function relaySentence({ oldestMs, deadLetters }: RelayState): string {
  if (oldestMs > WAITS_MS) return 'Updates wait for Amazon Connect.';
  if (deadLetters.length > 0) return 'Amazon Connect has refused updates.';
  return 'Updates go through as they come.';
}

/** What has become of a contact's updates. */
export function contactText({ queued, refused }: RelayContact): string {
  const status = queued > 0 ? `${queued} to write` : 'nothing to write';
  return refused > 0 ? `${status}, ${refused} refused so far` : status;
}

function successfulCalls({ counts }: RelayState): number {
  const { Calls, Throttled, Unclear, Refused } = counts;
  return Math.max(0, Calls - Throttled - Unclear - Refused);
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
