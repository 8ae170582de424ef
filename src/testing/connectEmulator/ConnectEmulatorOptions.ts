import type { Assumptions, ErrorNames } from './assumptions.js';
import type { NewContact } from './ContactDetails.js';
import type { LongTermCredentials } from './CredentialStore.js';
import type { ConnectOperationName } from './operations/operationNames.js';
import type { QuotaOptions } from './Quota.js';

/** Settings of `startConnectEmulator`. A wrong setting rejects with a `TypeError` that names it. */
export interface ConnectEmulatorOptions {
  /** 0 to 65535; 0, the default, uses any free port. */
  port?: number;
  /** The Region of this emulator; signatures for a different Region are refused. Default `us-east-1`. */
  region?: string;
  /** 12 digits. Default `123456789012`. */
  accountId?: string;
  /** The only instance, 1 to 100 characters. Default `11111111-2222-3333-4444-555555555555`. */
  instanceId?: string;
  /** The only Amazon Cognito identity pool. Default `${region}:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee`. */
  identityPoolId?: string;
  /**
   * Login provider and the token that counts as signed by it.
   * Default: `cognito-idp.${region}.amazonaws.com/${region}_Emulator` with the token `emulator-id-token`.
   */
  logins?: Readonly<Record<string, string>>;
  /** A long-term key pair that is accepted. Default: the example pair of AWS's documentation, `AKIAIOSFODNN7EXAMPLE` with `wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`. */
  credentials?: LongTermCredentials;
  /** Lifetime of the credentials from GetCredentialsForIdentity, in ms. Default 3,600,000. */
  credentialsLifetimeMs?: number;
  /** The operations that the caller's policy allows; the others are refused with `AccessDeniedException`. Default: all. */
  permittedOperations?: readonly ConnectOperationName[];
  /** The quota of each API of Amazon Connect, for all clients together; `false` lifts it. Default 10 per second, burst 15. */
  quota?: QuotaOptions | false;
  /** Whether answers let a page read exception name, request id, `retry-after` and date. Default `false`. */
  exposeErrorHeaders?: boolean;
  /** Contacts that exist from the start. Default: none. */
  contacts?: readonly NewContact[];
  /**
   * The predefined attributes of the instance: the user-defined segment attributes that contacts can have. Their values
   * are not compared with predefined ones. Default `'any'`: every name of letters, digits, `-` and `_` counts as predefined.
   */
  predefinedAttributes?: readonly string[] | 'any';
  /** What to assume where AWS documents nothing. Default: see `Assumptions`. */
  assumptions?: Partial<Omit<Assumptions, 'errorNames'>> & { readonly errorNames?: Partial<ErrorNames> };
  /**
   * The clock of quota, signatures, expiry and timestamps, in ms since 1970. Default `Date.now`. Delays of faults always
   * run in real time. The SDK signs by its own clock: a signature that is five minutes off is refused.
   */
  now?: () => number;
}

/** The options with their defaults filled in. */
export interface ResolvedOptions extends Required<Omit<ConnectEmulatorOptions, 'assumptions'>> {
  readonly assumptions: Assumptions;
}
