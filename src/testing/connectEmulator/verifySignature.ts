import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { CredentialStore, StoredCredentials } from './CredentialStore.js';
import { limits } from './limits.js';
import type { ReceivedRequest } from './ReceivedRequest.js';
import type { SignatureVerdict } from './SignatureVerdict.js';

export interface SignatureExpectation {
  readonly service: string;
  readonly region: string;
  readonly credentials: CredentialStore;
  /** The service's clock, ms since 1970. */
  readonly serviceTime: number;
}

const authorizationForm =
  /^AWS4-HMAC-SHA256 Credential=(?<accessKeyId>[^/,\s]+)\/(?<scope>[^,\s]+),\s*SignedHeaders=(?<signedHeaders>[^,\s]+),\s*Signature=(?<signature>[0-9a-f]{64})$/;

interface Authorization {
  readonly accessKeyId: string;
  readonly scope: string;
  readonly signedHeaders: ReadonlySet<string>;
  readonly signature: string;
}

/** The parts of an `Authorization` header; undefined when it does not have the form. */
export function readAuthorization(header: string | undefined): Authorization | undefined {
  const { accessKeyId, scope, signedHeaders, signature } = authorizationForm.exec(header ?? '')?.groups ?? {};
  return accessKeyId === undefined ||
    scope === undefined ||
    signedHeaders === undefined ||
    signature === undefined
    ? undefined
    : { accessKeyId, scope, signedHeaders: new Set(signedHeaders.split(';')), signature };
}

/**
 * Checks a Signature Version 4 by signing the received request again
 * ("AWS Signature Version 4 for API requests", IAM user guide).
 */
export async function verifySignature(
  request: ReceivedRequest,
  expected: SignatureExpectation,
): Promise<SignatureVerdict> {
  const header = request.header('authorization');
  const authorization = readAuthorization(header);
  const signedAt = parseAmzDate(request.header('x-amz-date'));
  if (header === undefined) {
    return 'missing';
  }
  if (!authorization || signedAt === undefined) {
    return 'malformed';
  }
  const { accessKeyId, scope, signedHeaders } = authorization;
  if (
    !signedHeaders.has('host') ||
    request.headerNames.some((name) => name.startsWith('x-amz-') && !signedHeaders.has(name))
  ) {
    return 'unsigned_header';
  }
  const stored = expected.credentials.find(accessKeyId);
  if (!stored) {
    return 'unknown_key';
  }
  if (request.header('x-amz-security-token') !== stored.temporary?.sessionToken) {
    return 'bad_session_token';
  }
  if (stored.temporary && stored.temporary.expiresAt <= expected.serviceTime) {
    return 'expired_session';
  }
  if (Math.abs(signedAt.getTime() - expected.serviceTime) > limits.clockToleranceMs) {
    return 'clock';
  }
  const day = request.header('x-amz-date')?.slice(0, 8);
  if (scope !== `${day}/${expected.region}/${expected.service}/aws4_request`) {
    return 'scope';
  }
  const bodyHash = request.header('x-amz-content-sha256');
  if (bodyHash !== undefined && bodyHash !== createHash('sha256').update(request.body).digest('hex')) {
    return 'body_hash';
  }
  const signature = await signAgain(request, authorization, signedAt, stored, expected);
  return signature === authorization.signature ? 'valid' : 'mismatch';
}

async function signAgain(
  request: ReceivedRequest,
  { signedHeaders }: Authorization,
  signingDate: Date,
  { accessKeyId, secretAccessKey }: StoredCredentials,
  { service, region }: SignatureExpectation,
): Promise<string | undefined> {
  const headers: Record<string, string> = Object.create(null);
  for (const name of signedHeaders) {
    const value = request.header(name);
    if (value !== undefined) {
      headers[name] = value;
    }
  }
  const signer = new SignatureV4({
    service,
    region,
    sha256: Sha256,
    uriEscapePath: true,
    // The signer adds the hash's header where it is missing, which would change the signed text.
    applyChecksum: signedHeaders.has('x-amz-content-sha256'),
    // Without the session token, which is already among the headers.
    credentials: { accessKeyId, secretAccessKey },
  });
  const { method, path, body } = request;
  const received = new HttpRequest({ method, path, body, headers, query: readQuery(request.query) });
  const signed = await signer.sign(received, { signingDate, signableHeaders: new Set(signedHeaders) });
  return readAuthorization(signed.headers.authorization)?.signature;
}

/** `20261120T214011Z`. */
const amzDateForm = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

function parseAmzDate(text = ''): Date | undefined {
  const date = new Date(text.replace(amzDateForm, '$1-$2-$3T$4:$5:$6Z'));
  return amzDateForm.test(text) && !Number.isNaN(date.getTime()) ? date : undefined;
}

function readQuery(query: string): Record<string, string[]> {
  const values: Record<string, string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}
