import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ConnectEmulator } from '../../../../src/testing/connectEmulator/ConnectEmulator.js';

interface SignedFetch {
  method?: string;
  path?: string;
  query?: Record<string, string>;
  body?: string;
  headers?: Record<string, string>;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  service?: string;
  region?: string;
  signingDate?: Date;
  /** Changes the request after it was signed. */
  tamper?: (sent: { path: string; body: string; headers: Record<string, string> }) => void;
}

/** A call signed by hand, UpdateContactAttributes by default. */
export async function signedFetch(emulator: ConnectEmulator, call: SignedFetch = {}): Promise<Response> {
  const { method = 'POST', path = '/contact/attributes', body = '', service = 'connect', query = {} } = call;
  const { region = emulator.region, credentials = emulator.credentials, signingDate = new Date() } = call;
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const headers = { host: new URL(emulator.url).host, ...call.headers };
  const signed = await signer.sign(new HttpRequest({ method, path, query, body, headers }), { signingDate });
  const { host, ...sentHeaders } = signed.headers;
  const sent = { path, body, headers: sentHeaders };
  call.tamper?.(sent);
  const search = Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : '';
  return fetch(emulator.url + sent.path + search, {
    method,
    headers: sent.headers,
    ...(sent.body !== '' && { body: sent.body }),
  });
}

/** The body of an UpdateContactAttributes call. */
export function updateBody(emulator: ConnectEmulator, contactId: string, attributes: unknown): string {
  return JSON.stringify({
    InitialContactId: contactId,
    InstanceId: emulator.instanceId,
    Attributes: attributes,
  });
}
