import type { AwsCredentials } from 'connect-message-broker';

/** What one agent does, and on which desktop. Times are seconds. */
export interface AgentWork {
  readonly contactId: string;
  readonly seconds: number;
  readonly secondsBetweenBursts: number;
  readonly savesOfABurst: number;
  readonly secondsBetweenSaves: number;
  /** For chance: the same numbers for the same seed. */
  readonly seed: number;
  readonly region: string;
  readonly instanceId: string;
  /** The desktop calls Amazon Connect by itself, */
  readonly connect?: { readonly endpoint: string; readonly credentials: AwsCredentials };
  /** or by a relay. */
  readonly relay?: { readonly url: string; readonly token: string };
}

/** What has become of one save. */
export interface Save {
  /** Milliseconds until the answer. */
  readonly ms: number;
  /** `accepted`: it waits in the relay's queue. */
  readonly result: 'stored' | 'accepted' | 'failed';
}
