/** The identity provider that gives agents their tokens, and for which application they are made out. */
export interface TokenIssuer {
  /** The token's `iss`, such as `https://cognito-idp.REGION.amazonaws.com/POOL`. */
  readonly issuer: string;
  /** The token's `aud` (or `client_id`): one, or several. */
  readonly audience: string | readonly string[];
}
