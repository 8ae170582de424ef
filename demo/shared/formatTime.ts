const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `14:02:11` */
export function formatTime(time: number): string {
  return format.format(time);
}
