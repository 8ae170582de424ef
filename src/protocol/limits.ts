/**
 * Every number of the wire, in one place.
 *
 * Lengths of contact ids, attribute names and values: Amazon Connect API reference, UpdateContactAttributes.
 * What else a contact has: the same, UpdateContact; those stand with its shapes.
 * The sum over all attributes: the same page, "32,768 UTF-8 bytes across all attributes for a contact".
 */
export const LIMITS = {
  /** UTF-16 units of a message sent as a JSON string; longer ones are ignored unparsed. */
  jsonStringUnits: 262_144,
  /** UTF-16 units of `requestId` when it is a string; at least 1. */
  requestIdUnits: 128,
  /** UTF-16 units of `source`. */
  sourceUnits: 256,
  /** Characters of a contact id; at least 1. */
  contactIdUnits: 256,
  /** Characters of an attribute name; at least 1. */
  attributeNameUnits: 32_767,
  /** UTF-16 units of one attribute value; may be 0. */
  attributeValueUnits: 32_767,
  /** Bytes of UTF-8 over all names and values of one update. */
  attributesBytes: 32_768,
  /** Entries of `Names` in one question; a contact cannot have more. */
  readNames: 32_768,
  /** Objects, lists and values in one change of a contact; and how deep they may be nested. */
  changeValues: 10_000,
  changeDepth: 10,
  /** Entries of `details` in one answer. */
  details: 10,
  /** UTF-16 units of a path or a message in `details`. */
  detailUnits: 200,
} as const;
