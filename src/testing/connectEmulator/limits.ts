import type { z } from 'zod';
import { LIMITS } from '../../protocol/limits.js';
import * as wire from '../../protocol/schemas.js';
import type { LengthRange } from './readRequest.js';

/**
 * Every number that the emulator enforces or uses. Lengths are counted in characters (Unicode code points), as in the service
 * model of Amazon Connect (API version 2017-08-08). `schemas.ts` has most of these lengths from there; they are not stated
 * again, and a test compares them with the model's numbers.
 */
export const limits = {
  instanceIdLength: { min: 1, max: 100 },
  contactIdLength: lengthOf(wire.contactId),
  attributeNameLength: lengthOf(wire.attributeName),
  attributeValueLength: lengthOf(wire.attributeValue),
  /** UTF-8 bytes of all names and values stored for one contact ("Amazon Connect feature specifications"). */
  attributeBytes: LIMITS.attributesBytes,
  /** Letters, digits, dash and underscore ("UpdateContactAttributes", API reference). */
  attributeName: wire.ATTRIBUTE_NAME,
  contactNameLength: lengthOf(wire.contactChanges.Name),
  contactDescriptionLength: lengthOf(wire.contactChanges.Description),
  referenceNameLength: lengthOf(wire.referenceName),
  referenceValueLength: lengthOf(wire.referenceText.Value),
  /** `schemas.ts` leaves the shortest length and the pattern to Amazon Connect. */
  referenceArnLength: { ...lengthOf(wire.referenceText.Arn), min: 20 },
  referenceArn: /^[-:/A-Za-z0-9]+/,
  referenceStatusReasonLength: lengthOf(wire.referenceText.StatusReason),
  /** UTF-8 bytes of all names and values of one contact's references ("Reference", API reference). */
  referenceBytes: 4096,
  segmentAttributeNameLength: lengthOf(wire.segmentAttributeName),
  segmentAttributeStringLength: lengthOf(wire.segmentAttributeText),
  userIdLength: lengthOf(wire.userId),
  endpointAddressLength: lengthOf(wire.endpointAddress),
  /** Contacts that began before this moment cannot be updated (older editions of "UpdateContactAttributes"). */
  oldestUpdatableContact: Date.UTC(2018, 8, 12),
  /** Requests per second and burst of each API of the emulator ("Amazon Connect API throttling quotas"). */
  quota: { perSecond: 10, burst: 15 },
  /** How far a signature's date may be from the service's clock, in ms ("Troubleshoot SigV4 signing"). */
  clockToleranceMs: 300_000,
  /** Lifetime of the credentials from GetCredentialsForIdentity, in ms. */
  credentialsLifetimeMs: 3_600_000,
  /** A longer body is answered with 413, in bytes: the payload quota of API Gateway. */
  bodyBytes: 10_485_760,
  /** The longest delay that a timer can hold, in ms. */
  delayMs: 2_147_483_647,
  /** Number of calls that the log keeps; older ones are removed. */
  loggedCalls: 100_000,
  /**
   * How long an idle connection is kept, in ms. Longer than any test's pause: a server that closes exactly when a client
   * sends again would look like an injected fault.
   */
  keepAliveMs: 120_000,
} as const;

function lengthOf({ minLength, maxLength }: z.ZodString): LengthRange {
  return { min: minLength ?? 0, max: maxLength ?? Number.POSITIVE_INFINITY };
}
