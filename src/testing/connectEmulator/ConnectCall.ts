import type { ContactDetails } from './ContactDetails.js';
import type { FaultKind } from './FaultKind.js';
import type { OperationName } from './operations/operationNames.js';
import type { SignatureVerdict } from './SignatureVerdict.js';

/** One call that the emulator received. An entry is filled in while the call is in progress, and no longer changes when `status` is not `pending`. */
export interface ConnectCall {
  /** Counts calls from 1 after the start; `clearCalls()` does not reset it. */
  readonly sequence: number;
  /** When the call had arrived completely, in ms since 1970 by the option `now`. */
  readonly time: number;
  /** Also sent as `x-amzn-requestid`: the SDK's `$metadata.requestId`. */
  readonly requestId: string;
  readonly method: string;
  /** The path as received, still escaped, without the query. */
  readonly path: string;
  /** The page's origin, when a browser sent the call. */
  readonly origin?: string;
  /** `unknown` for a request that matches no route. */
  readonly operation: OperationName | 'preflight' | 'unknown';
  /** The operations that a preflight concerns. */
  readonly preflightFor?: readonly OperationName[];
  /** The contact that the call names, even when the call is refused. */
  readonly contactId?: string;
  /** The attributes in the call, if they are a map of strings, even when the call is refused. Without prototype. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The changes in an UpdateContact, as far as they have the right types, even when the call is refused. */
  readonly changes?: Readonly<ContactDetails>;
  /** From the `Authorization` header. */
  readonly accessKeyId?: string;
  readonly signature: SignatureVerdict;
  /** The kind of the injected fault that affected the call. */
  readonly fault?: FaultKind;
  /** Whether the call changed a contact. Never true for a refused call. */
  readonly applied: boolean;
  /** Whether the connection ended before the answer was ready: the client aborted, or the emulator went offline or stopped. */
  readonly abandoned: boolean;
  /** The HTTP status that was sent; `none` when no complete answer was sent, `pending` while the call is in progress. */
  readonly status: number | 'none' | 'pending';
  /** The exception's name, when the answer has one, whether a page can read it or not. */
  readonly errorName?: string;
}
