import { randomBytes, randomInt } from 'node:crypto';

/** A long-term key pair, as an IAM user has. */
export interface LongTermCredentials {
  /** Must not begin with `ASIA`, which marks temporary keys. */
  accessKeyId: string;
  secretAccessKey: string;
}

/** The service's data about one access key. */
export interface StoredCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Only for temporary keys. */
  readonly temporary?: { readonly sessionToken: string; expiresAt: number };
}

export interface IssuedCredentials extends StoredCredentials {
  readonly temporary: { readonly sessionToken: string; expiresAt: number };
}

const keyAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The accepted access keys: the long-term pair, and those issued since the start. */
export class CredentialStore {
  readonly #stored = new Map<string, StoredCredentials>();

  constructor(longTerm: LongTermCredentials) {
    this.#stored.set(longTerm.accessKeyId, longTerm);
  }

  find(accessKeyId: string): StoredCredentials | undefined {
    return this.#stored.get(accessKeyId);
  }

  /**
   * Issues temporary credentials: the prefix `ASIA` and 16 characters ("IAM identifiers", IAM user guide), and a session token.
   * @param expiresAt ms since 1970, by the service's clock
   */
  issue(expiresAt: number): IssuedCredentials {
    const suffix = Array.from({ length: 16 }, () => keyAlphabet[randomInt(keyAlphabet.length)]).join('');
    const issued: IssuedCredentials = {
      accessKeyId: `ASIA${suffix}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      temporary: { sessionToken: randomBytes(96).toString('base64'), expiresAt },
    };
    this.#stored.set(issued.accessKeyId, issued);
    return issued;
  }

  /** Expires all credentials that were issued so far. */
  expireIssued(): void {
    for (const { temporary } of this.#stored.values()) {
      if (temporary) {
        temporary.expiresAt = Number.NEGATIVE_INFINITY;
      }
    }
  }
}
