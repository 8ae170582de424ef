/**
 * When attributes that Amazon Connect has come to hold show up in Streams: at once, after so many milliseconds, or
 * never. What a live instance does is not documented (amazon-connect-streams issues 85 and 566 speak of the "next
 * refresh" and of "future updates"), so nothing should depend on it.
 */
export type AttributeEcho = 'at-once' | 'never' | number;
