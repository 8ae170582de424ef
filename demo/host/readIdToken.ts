/** An ID token, with the claims that are needed here. The identity pool checks its signature. */
export interface IdToken {
  readonly text: string;
  /** The issuer's key in Amazon Cognito identity pools: its URL without `https://`. */
  readonly provider: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** @throws Error with the reason, for people */
export function readIdToken(input: string): IdToken {
  const text = input.trim();
  if (text === '') throw new Error('Paste an ID token first.');
  const { iss, exp } = readClaims(text);
  if (typeof iss !== 'string' || iss === '') throw new Error('This token does not say who issued it (iss).');
  if (typeof exp !== 'number') throw new Error('This token does not say when it expires (exp).');
  return { text, provider: iss.replace(/^https:\/\//, ''), expiresAt: exp * 1_000 };
}

/** The payload of a JSON Web Token: the second of its three parts, base64url. */
function readClaims(text: string): { readonly iss?: unknown; readonly exp?: unknown } {
  const [, payload = ''] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text) ?? [];
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
      character.charCodeAt(0),
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof claims === 'object' && claims !== null) return claims;
  } catch {
    // Reported below.
  }
  throw new Error('This is not an ID token: a JSON Web Token has three parts with dots between them.');
}
