import { entryText } from './entryText.js';
import type { LogEntry } from './LogEntry.js';

/** Which entries are shown. */
export interface LogFilter {
  /** The entry's line must contain each of its words. Upper and lower case are the same. */
  readonly text: string;
  readonly kind: KindFilter;
}

/** The kinds of entries to choose from, with their names. */
export const kindFilters = {
  everything: 'Everything',
  requests: 'Requests',
  failures: 'Failures',
  unlisted: 'Unlisted origins',
  session: 'Session',
  events: 'Events',
} as const;

export type KindFilter = keyof typeof kindFilters;

export function passes(entry: LogEntry, { text, kind }: LogFilter): boolean {
  if (!isOf(entry, kind)) return false;
  const { status, who, what, attributes, result, notes } = entryText(entry);
  const line = [status, who, what, attributes, result, notes].flat().join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.includes(word));
}

function isOf(entry: LogEntry, kind: KindFilter): boolean {
  switch (kind) {
    case 'everything':
      return true;
    case 'requests':
      return entry.kind === 'request';
    case 'failures':
      return entry.kind === 'part' || (entry.kind === 'request' && entry.response?.response === false);
    case 'unlisted':
      return entry.kind === 'unlisted';
    case 'session':
      return entry.kind === 'session';
    case 'events':
      return entry.kind === 'event';
  }
}
