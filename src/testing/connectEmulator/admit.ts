import type { ConnectCall } from './ConnectCall.js';
import type { EmulatorState } from './EmulatorState.js';
import { limits } from './limits.js';
import type { ConnectOperationName } from './operations/operationNames.js';
import type { ReceivedRequest } from './ReceivedRequest.js';
import type { SignatureVerdict } from './SignatureVerdict.js';
import { verifySignature } from './verifySignature.js';
import { WireError } from './WireError.js';

type Refusal = readonly [name: string, message: string];

/** Exception names as in "Common Errors" (Amazon Connect API reference); the status 403 of all was observed. */
const refusals: Readonly<Record<SignatureVerdict, Refusal | undefined>> = {
  valid: undefined,
  not_required: undefined,
  not_checked: undefined,
  missing: ['MissingAuthenticationTokenException', 'Missing Authentication Token'],
  malformed: [
    'IncompleteSignatureException',
    'The Authorization header or x-amz-date is not of the form of Signature Version 4',
  ],
  unsigned_header: ['InvalidSignatureException', 'host and all x-amz headers must be signed'],
  unknown_key: ['UnrecognizedClientException', 'The access key is unknown'],
  bad_session_token: [
    'UnrecognizedClientException',
    'The session token is missing or not that of the access key',
  ],
  expired_session: ['ExpiredTokenException', 'The session token is expired'],
  clock: ['InvalidSignatureException', 'Signature expired'],
  scope: ['InvalidSignatureException', 'The signature is for another day, Region or service'],
  body_hash: ['InvalidSignatureException', 'x-amz-content-sha256 is not the hash of the body'],
  mismatch: ['InvalidSignatureException', 'The signature does not match'],
};

/**
 * The checks before an operation of Amazon Connect: signature, permission, quota.
 * @throws WireError when the call is not admitted
 */
export async function admit(
  state: EmulatorState,
  operation: ConnectOperationName,
  request: ReceivedRequest,
  call: ConnectCall,
): Promise<void> {
  const { region, assumptions, permittedOperations } = state.options;
  if (assumptions.quotaStage === 'before_signature') {
    takeQuota(state, operation);
  }
  const signature = await verifySignature(request, {
    service: 'connect',
    region,
    credentials: state.credentials,
    serviceTime: state.serviceTime(),
  });
  state.log.note(call, { signature });
  const refusal =
    refusals[signature] ?? (permittedOperations.includes(operation) ? undefined : accessDenied(operation));
  if (refusal) {
    const [name, text] = refusal;
    const message = signature === 'clock' ? clockMessage(request, state.serviceTime()) : text;
    const cors = assumptions.readableAuthorizationFailures;
    throw new WireError({ status: 403, name, message, from: 'gateway', cors });
  }
  if (assumptions.quotaStage === 'after_signature') {
    takeQuota(state, operation);
  }
}

/** AWS's text, by which the SDK and the broker distinguish a wrong clock from a wrong key. */
function clockMessage(request: ReceivedRequest, serviceTime: number): string {
  const { clockToleranceMs } = limits;
  const minutes = clockToleranceMs / 60_000;
  const signedAt = request.header('x-amz-date') ?? '';
  const now = amzDate(serviceTime);
  return signedAt < now
    ? `Signature expired: ${signedAt} is now earlier than ${amzDate(serviceTime - clockToleranceMs)} (${now} - ${minutes} min.)`
    : `Signature not yet current: ${signedAt} is still later than ${amzDate(serviceTime + clockToleranceMs)} (${now} + ${minutes} min.)`;
}

/** `20261120T214011Z`. */
function amzDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

function accessDenied(operation: string): Refusal {
  return ['AccessDeniedException', `The policy does not allow connect:${operation}`];
}

function takeQuota(state: EmulatorState, operation: ConnectOperationName): void {
  if (!state.quota.take(operation)) {
    throw new WireError({
      status: 429,
      name: state.options.assumptions.errorNames.throttled,
      message: 'Too Many Requests',
      from: 'gateway',
    });
  }
}
