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
  /** Login provider and the token that is accepted: what `fromCognitoIdentityPool` takes as `logins`. */
  readonly logins: Readonly<Record<string, string>>;
  /** The long-term key pair that is accepted. */
  readonly credentials: Readonly<LongTermCredentials>;

  /** Begins a contact. @returns its id @throws TypeError or RangeError when the contact could not exist */
  createContact(contact?: NewContact): string;
  /** The contact as it is now. @throws Error when there is none of this id */
  contact(contactId: string): ContactSnapshot;
  /**
   * The attributes as stored, which are those of the initial contact, as a copy without prototype.
   * @throws Error when there is no such contact
   */
  attributes(contactId: string): Record<string, string>;
  /**
   * Another writer (a flow, a Lambda, another desktop) changes the contact: by the same rules, at once, past quota,
   * faults and log. @throws Error, TypeError or RangeError where Amazon Connect would refuse
   */
  writeAsAnother(contactId: string, attributes: Readonly<Record<string, string>>): void;

  /**
   * Every call received, in the order in which they had arrived whole: preflights, Amazon Cognito's and refused ones
   * too. Grows as calls come; the last 100,000 are kept.
   */
  readonly calls: readonly ConnectCall[];
  /** Starts a new, empty list; one held from before stays as it is. */
  clearCalls(): void;
  /**
   * Tells of each call when it is finished, before its client has the answer. A listener that throws makes an uncaught
   * exception. @returns ends the subscription
   */
  subscribe(listener: (call: ConnectCall) => void): () => void;

  /** Makes calls fail, see `Fault`. @returns takes the fault away @throws TypeError when the fault is none */
  inject(fault: Fault): () => void;
  /** What GetCredentialsForIdentity has given so far is expired from now on; it gives new ones. */
  expireCredentials(): void;
  /** Others make `calls` calls that count against the quota of this operation. Default: of each operation. */
  spendQuota(calls: number, operation?: ConnectOperationName): void;
  /** How far the service's clock is ahead of `now`, in ms. Beyond five minutes every signature is refused. Default 0. */
  clockSkewMs: number;
  /** Whether this is the passive Region of a Global Resiliency instance: updates are refused. Default `false`. */
  passiveRegion: boolean;
  /**
   * Whether connections break at once, preflights' too. Setting it breaks those that are open: calls under way get no
   * answer, though they are carried out. Default `false`.
   */
  offline: boolean;
  /** As the option of that name; may be changed at any time. */
  exposeErrorHeaders: boolean;

  /** Ends everything, calls that hang and idle connections too. No write lands afterwards. Repeated calls do nothing. */
  stop(): Promise<void>;
}
