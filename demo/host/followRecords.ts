import type { ContactRecord } from '../shared/ContactRecord.js';

/** Gets the contacts as they are now, and again after every change. */
export function followRecords(show: (records: readonly ContactRecord[]) => void): void {
  const events = new EventSource('contact-records');
  events.onmessage = ({ data }: MessageEvent<string>) => {
    // From our own server, of the same build.
    show(JSON.parse(data) as readonly ContactRecord[]);
  };
}
