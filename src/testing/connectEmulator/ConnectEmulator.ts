import type { ConnectCall } from './ConnectCall.js';
import type { ContactSnapshot, NewContact } from './ContactDetails.js';
import type { LongTermCredentials } from './CredentialStore.js';
import type { Fault } from './Fault.js';
import type { ConnectOperationName } from './operations/operationNames.js';

/** A running emulator. */
export interface ConnectEmulator {
  /** `http://127.0.0.1:PORT`, the endpoint of both Amazon Connect and Amazon Cognito identity pools. */
  readonly url: string;
  readonly region: string;
  readonly accountId: string;
  readonly instanceId: string;
  readonly identityPoolId: string;
  /** Login provider and the accepted token: the `logins` for `fromCognitoIdentityPool`. */
  readonly logins: Readonly<Record<string, string>>;
  /** The long-term key pair that is accepted. */
  readonly credentials: Readonly<LongTermCredentials>;

  /** Creates a contact. @returns its id @throws TypeError or RangeError when the contact could not exist */
  createContact(contact?: NewContact): string;
  /** The contact as it is now. @throws Error when there is no contact with this id */
  contact(contactId: string): ContactSnapshot;
  /**
   * A copy of the stored attributes, which belong to the initial contact, without prototype.
   * @throws Error when there is no such contact
   */
  attributes(contactId: string): Record<string, string>;
  /**
   * Changes the contact as another writer would (a flow, a Lambda, another desktop): by the same rules, at once, without quota,
   * faults and log. @throws Error, TypeError or RangeError where Amazon Connect would refuse
   */
  writeAsAnother(contactId: string, attributes: Readonly<Record<string, string>>): void;

  /**
   * Every received call, in the order of complete arrival, including preflights, calls to Amazon Cognito and refused
   * calls. Grows as calls arrive; the last 100,000 are kept.
   */
  readonly calls: readonly ConnectCall[];
  /** Starts a new, empty list; the previous list stays as it is. */
  clearCalls(): void;
  /**
   * The listener receives each call when it is finished, before its client has the answer. A listener that throws causes an uncaught
   * exception. @returns a function that ends the subscription
   */
  subscribe(listener: (call: ConnectCall) => void): () => void;

  /** Makes calls fail, see `Fault`. @returns a function that removes the fault @throws TypeError when the fault is invalid */
  inject(fault: Fault): () => void;
  /** Expires all credentials that GetCredentialsForIdentity has issued; it issues new ones. */
  expireCredentials(): void;
  /** Simulates `calls` calls of other clients that count against the quota of this operation. Default: of each operation. */
  spendQuota(calls: number, operation?: ConnectOperationName): void;
  /** How far the service's clock is ahead of `now`, in ms. Beyond five minutes every signature is refused. Default 0. */
  clockSkewMs: number;
  /** Whether this is the passive Region of a Global Resiliency instance: updates are refused. Default `false`. */
  passiveRegion: boolean;
  /**
   * Whether connections break at once, including those of preflights. Setting it breaks open connections: calls in progress get no
   * answer, although they are carried out. Default `false`.
   */
  offline: boolean;
  /** Like the option of that name; may be changed at any time. */
  exposeErrorHeaders: boolean;

  /** Ends everything, including hanging calls and idle connections. No write lands afterwards. Repeated calls do nothing. */
  stop(): Promise<void>;
}
