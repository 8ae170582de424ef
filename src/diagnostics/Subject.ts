import type { Finding } from '../broker/Finding.js';
import type { OriginPattern } from '../broker/originPattern.js';
import type { SeenFailure } from '../broker/SeenFailure.js';
import type { AwsConnection } from '../connect/aws/AwsConnection.js';
import type { TokenSource } from '../relay/TokenSource.js';
import type { SoftphoneSession } from '../session/SoftphoneSession.js';
import type { BrokerSettings } from '../settings/BrokerSettings.js';

/** What the broker shows of itself to be examined. */
export interface Subject {
  readonly settings: BrokerSettings;
  readonly session: SoftphoneSession;
  readonly rules: readonly { readonly pattern: Pick<OriginPattern, 'matches'> }[];
  /** The promise of its `stop()`; undefined while it runs. */
  readonly stopped: Promise<void> | undefined;
  /** At most the last hundred, the latest last. */
  readonly failures: readonly SeenFailure[];
  /** Origins that no rule admits, although they have posted a message of the broker's channel. */
  readonly unlisted: { readonly reported: ReadonlyMap<string, unknown> };
  /** Each `get` loads a part, or rejects with the cause. */
  readonly parts: {
    readonly aws: { get(): Promise<{ readonly AwsConnection: Pick<typeof AwsConnection, 'latest'> }> };
    readonly relay: { get(): Promise<{ readonly TokenSource: Pick<typeof TokenSource, 'latest'> }> };
  };
}

/** What a check has found; `diagnose` adds where to read more. */
export type CheckResult = Omit<Finding, 'docs'>;

/** Examines one thing, and returns at least one finding. */
export type Check = (subject: Subject) => readonly CheckResult[] | Promise<readonly CheckResult[]>;
