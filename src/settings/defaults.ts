import type { Grant } from '../protocol/Grant.js';

/** Every default of a setting. Imports nothing, so that all may use it; the README's tables are held to it by a test. */
export const DEFAULTS = {
  /** CSS selector. */
  ccpContainer: '#ccp',
  /** Parameters of initCCP. Without `allowFramedSoftphone` a framed CCP carries no voice (Streams documentation, initCCP). */
  ccp: { softphone: { allowFramedSoftphone: true } },
  /** Calls to Amazon Connect: per second in the long run, at once, and without an answer yet. */
  callLimit: { perSecond: 5, burst: 10, inFlight: 4 },
  /** Milliseconds from receipt to answer. */
  requestTimeoutMs: 30_000,
  /** Milliseconds a request waits while the session is starting or in doubt. */
  loginWaitMs: 10_000,
  /** Milliseconds without an agent update: three polls of 30 s. */
  sessionStaleAfterMs: 90_000,
  /** Of a rule: what it grants. */
  operations: ['OutboundCall/UpdateContactAttribute'],
  /** Of a rule: requests per second in the long run, at once, and without an answer yet. */
  rateLimit: { perSecond: 50, burst: 100, pending: 1_000 },
} as const satisfies { readonly operations: readonly Grant[]; readonly [setting: string]: unknown };
