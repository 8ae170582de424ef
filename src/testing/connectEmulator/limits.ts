/**
 * Every number that the emulator enforces or uses. Lengths are characters (Unicode code points), as in the service
 * model of Amazon Connect (API version 2017-08-08).
 */
export const limits = {
  instanceIdLength: { min: 1, max: 100 },
  contactIdLength: { min: 1, max: 256 },
  attributeNameLength: { min: 1, max: 32_767 },
  attributeValueLength: { min: 0, max: 32_767 },
  /** UTF-8 bytes of all names and values stored for one contact ("Amazon Connect feature specifications"). */
  attributeBytes: 32_768,
  /** Letters, digits, dash and underscore ("UpdateContactAttributes", API reference). */
  attributeName: /^[A-Za-z0-9_-]+$/,
  contactNameLength: { min: 0, max: 1024 },
  contactDescriptionLength: { min: 0, max: 4096 },
  referenceNameLength: { min: 1, max: 4096 },
  referenceValueLength: { min: 0, max: 4096 },
  referenceArnLength: { min: 20, max: 256 },
  referenceArn: /^[-:/A-Za-z0-9]+/,
  referenceStatusReasonLength: { min: 0, max: 100 },
  /** UTF-8 bytes of all names and values of one contact's references ("Reference", API reference). */
  referenceBytes: 4096,
  segmentAttributeNameLength: { min: 1, max: 128 },
  segmentAttributeStringLength: { min: 0, max: 1024 },
  userIdLength: { min: 1, max: 256 },
  endpointAddressLength: { min: 0, max: 256 },
  /** Contacts begun before this moment cannot be updated (older editions of "UpdateContactAttributes"). */
  oldestUpdatableContact: Date.UTC(2018, 8, 12),
  /** Requests per second and burst of each of the APIs played here ("Amazon Connect API throttling quotas"). */
  quota: { perSecond: 10, burst: 15 },
  /** How far a signature's date may be from the service's clock, in ms ("Troubleshoot SigV4 signing"). */
  clockToleranceMs: 300_000,
  /** Life of what GetCredentialsForIdentity gives, in ms. */
  credentialsLifetimeMs: 3_600_000,
  /** A longer body is answered with 413, in bytes: the payload quota of API Gateway. */
  bodyBytes: 10_485_760,
  /** The longest delay that a timer can hold, in ms. */
  delayMs: 2_147_483_647,
  /** Calls kept in the log; past it the oldest go. */
  loggedCalls: 100_000,
  /**
   * How long an idle connection is kept, in ms. Longer than any test's pause: a server that closes just as a client
   * sends again would look like an injected fault.
   */
  keepAliveMs: 120_000,
} as const;
