/**
 * When Streams shows attributes that Amazon Connect has stored: at once, after a number of milliseconds, or
 * never. What a live instance does is not documented (amazon-connect-streams issues 85 and 566 mention the "next
 * refresh" and "future updates"), so nothing should depend on it.
 */
export type AttributeEcho = 'at-once' | 'never' | number;
