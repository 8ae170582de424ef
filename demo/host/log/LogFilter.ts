import { entryText } from './entryText.js';
import type { LogEntry } from './LogEntry.js';

/** What the reader wants to see. */
export interface LogFilter {
  /** Every word of it must stand in the entry's line, in whatever case. */
  readonly text: string;
  readonly show: Show;
}

/** The kinds of entries that can be asked for, with their names. */
export const shows = {
  everything: 'Everything',
  requests: 'Requests',
  failures: 'Failures',
  strangers: 'Strangers',
  session: 'Session',
  events: 'Events',
} as const;

export type Show = keyof typeof shows;

export function passes(entry: LogEntry, { text, show }: LogFilter): boolean {
  if (!isOf(entry, show)) return false;
  const { status, who, what, attributes, result, notes } = entryText(entry);
  const line = [status, who, what, attributes, result, notes].flat().join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.includes(word));
}

function isOf(entry: LogEntry, show: Show): boolean {
  switch (show) {
    case 'everything':
      return true;
    case 'requests':
      return entry.kind === 'request';
    case 'failures':
      return entry.kind === 'request' && entry.response?.response === false;
    case 'strangers':
      return entry.kind === 'stranger';
    case 'session':
      return entry.kind === 'session';
    case 'events':
      return entry.kind === 'event';
  }
}
