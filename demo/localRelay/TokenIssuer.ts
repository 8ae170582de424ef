import { generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose';

const ISSUER = 'https://login.example.com/';
const AUDIENCE = 'contact-relay';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** An identity provider that signs by RS256, the one algorithm that an HTTP API's authorizer takes. */
export class TokenIssuer {
  readonly #keys: KeyPair;

  private constructor(keys: KeyPair) {
    this.#keys = keys;
  }

  static async create(): Promise<TokenIssuer> {
    return new TokenIssuer(await generateKeyPair('RS256'));
  }

  /** @param lifetimeS below 0 for a token that has expired */
  token(claims: Readonly<Record<string, unknown>>, lifetimeS = 3_600): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'local' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeS)
      .sign(this.#keys.privateKey);
  }

  /** @returns the claims; undefined when the token is none of this issuer's, or has expired */
  async verify(token: string): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#keys.publicKey, {
        issuer: ISSUER,
        audience: AUDIENCE,
        algorithms: ['RS256'],
      });
      return payload;
    } catch {
      return undefined;
    }
  }
}
