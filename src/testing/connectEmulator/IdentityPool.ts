import { randomUUID } from 'node:crypto';
import { readRequest } from './readRequest.js';
import { strings } from './requestSchemas.js';
import { WireError } from './WireError.js';

/**
 * The identities of the only pool: one per login provider, which accepts one token. There are no unauthenticated
 * identities ("Identity pools authentication flow", Amazon Cognito developer guide, describes the two calls).
 */
export class IdentityPool {
  readonly #region: string;
  readonly #logins: ReadonlyMap<string, string>;
  /** Identity id by login provider. */
  readonly #identities = new Map<string, string>();

  constructor(region: string, logins: Readonly<Record<string, string>>) {
    this.#region = region;
    this.#logins = new Map(Object.entries(logins));
  }

  /**
   * The identity of these logins.
   * @param logins the request's `logins`
   * @throws WireError when there are none, or one of them is wrong
   */
  identify(logins: unknown): string {
    const tokens = readRequest(strings, logins ?? {}).value;
    const [first] = tokens?.keys() ?? [];
    if (!tokens || first === undefined) {
      throw notAuthorized('Unauthenticated access is not supported for this identity pool');
    }
    for (const [provider, token] of tokens) {
      const accepted = this.#logins.get(provider);
      if (accepted === undefined) {
        throw notAuthorized(`${provider} is not a login provider of this identity pool`);
      }
      if (accepted !== token) {
        throw notAuthorized('Invalid login token');
      }
    }
    const identity = this.#identities.get(first) ?? `${this.#region}:${randomUUID()}`;
    this.#identities.set(first, identity);
    return identity;
  }

  has(identityId: string): boolean {
    return [...this.#identities.values()].includes(identityId);
  }
}

/** Amazon Cognito refuses with 400 for every reason. */
export function notAuthorized(message: string): WireError {
  return new WireError({ status: 400, name: 'NotAuthorizedException', message, from: 'service' });
}
