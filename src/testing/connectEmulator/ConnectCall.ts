import type { ContactDetails } from './ContactDetails.js';
import type { FaultKind } from './FaultKind.js';
import type { OperationName } from './operations/operationNames.js';
import type { SignatureVerdict } from './SignatureVerdict.js';

/** One call that the emulator received. An entry is filled in while the call is under way, and fixed once `status` is no longer `pending`. */
export interface ConnectCall {
  /** 1 for the first call after the start, then counting up; `clearCalls()` does not reset it. */
  readonly sequence: number;
  /** When the call had arrived whole, in ms since 1970 by the option `now`. */
  readonly time: number;
  /** Also sent as `x-amzn-requestid`: the SDK's `$metadata.requestId`. */
  readonly requestId: string;
  readonly method: string;
  /** As received, still escaped, without the query. */
  readonly path: string;
  /** The page's origin, when a browser sent the call. */
  readonly origin?: string;
  /** `unknown` is what no route takes. */
  readonly operation: OperationName | 'preflight' | 'unknown';
  /** The operations that a preflight asks about. */
  readonly preflightFor?: readonly OperationName[];
  /** The contact that the call names, even when the call is refused. */
  readonly contactId?: string;
  /** The attributes that the call carries, when they are a map of strings, even when it is refused. Without prototype. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What an UpdateContact carries, as far as it is of the right types, even when it is refused. */
  readonly changes?: Readonly<ContactDetails>;
  /** From the `Authorization` header. */
  readonly accessKeyId?: string;
  readonly signature: SignatureVerdict;
  /** The kind of the injected fault that the call met. */
  readonly fault?: FaultKind;
  /** Whether the call changed a contact. Never true of a refused call. */
  readonly applied: boolean;
  /** Whether the connection ended before the answer was ready: the client gave up, or the emulator went off line or stopped. */
  readonly abandoned: boolean;
  /** The HTTP status sent; `none` when no whole answer was sent, `pending` while the call is under way. */
  readonly status: number | 'none' | 'pending';
  /** The exception's name, when the answer has one, whether a page can read it or not. */
  readonly errorName?: string;
}
