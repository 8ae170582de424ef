/** What `broker.diagnose()` can find. A code of one word stands for "as it should be". */
export type FindingCode =
  | 'check-failed'
  | 'broker'
  | 'broker-stopped'
  | 'policies'
  | 'csp-blocked'
  | 'microphone-policy'
  | 'microphone-denied'
  | 'streams'
  | 'streams-missing'
  | 'streams-copies'
  | 'streams-version'
  | 'ccp'
  | 'ccp-missing'
  | 'ccp-silent'
  | 'ccp-hidden'
  | 'ccp-removed'
  | 'session'
  | 'session-starting'
  | 'session-suspect'
  | 'session-logged-out'
  | 'workspace-permission'
  | 'instance'
  | 'instance-unknown'
  | 'instance-mismatch'
  | 'region-mismatch'
  | 'frames'
  | 'rules-empty'
  | 'origin-not-admitted'
  | 'frame-sandboxed'
  | 'opener-lost'
  | 'parts'
  | 'part-missing'
  | 'part-version'
  | 'credentials'
  | 'credentials-unknown'
  | 'credentials-fixed'
  | 'credentials-missing'
  | 'credentials-expired'
  | 'clock'
  | 'clock-unknown'
  | 'clock-wrong'
  | 'failures'
  | 'failures-seen';

/**
 * - `ok`: as it should be
 * - `warning`: may be meant so, or will become a problem
 * - `error`: keeps requests from being carried out
 * - `unknown`: cannot be seen from here, or not yet
 */
export type FindingStatus = 'ok' | 'warning' | 'error' | 'unknown';

/** One thing that `broker.diagnose()` has found: never a token, a key or an attribute's value. */
export interface Finding {
  /** Stable; `docs/troubleshooting.md` has an entry for each. */
  readonly code: FindingCode;
  readonly status: FindingStatus;
  /** What was found, in one sentence or two, for developers. */
  readonly message: string;
  /** What to do. Absent where nothing is wrong. */
  readonly fix?: string;
  /** The entry with causes and remedies: a path in this project's source, such as `docs/troubleshooting.md#ccp-removed`. */
  readonly docs?: string;
}
