/**
 * The limits of messages that belong to no single value: sums, and sizes of whole messages. The length of each value is
 * in `schemas.ts`.
 *
 * The sum over all attributes: Amazon Connect API reference, UpdateContactAttributes, "32,768 UTF-8 bytes across all
 * attributes for a contact".
 */
export const LIMITS = {
  /** UTF-16 units of a message sent as a JSON string; longer ones are ignored, and not parsed. */
  jsonStringUnits: 262_144,
  /** Bytes of UTF-8 of all names and values of one update. */
  attributesBytes: 32_768,
  /** Objects, lists and values in one change of a contact; and how deep they may be nested. */
  changeValues: 10_000,
  changeDepth: 10,
  /** Entries of `details` in one answer. */
  details: 10,
  /** UTF-16 units of a path or a message in `details`. */
  detailUnits: 200,
} as const;
