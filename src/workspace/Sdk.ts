import type { Permissions } from './Permissions.js';

/** What a method of a client resolves with. */
export type Answer<Member> =
  NonNullable<Member> extends (...values: never[]) => infer Result ? NonNullable<Awaited<Result>> : never;

type Method = (...values: unknown[]) => unknown;

/**
 * Calls Amazon's clients. A method that is missing, throws, rejects or is not permitted is as good as one that says nothing:
 * the session then knows less, and goes on.
 */
export class Sdk {
  readonly #permissions: Permissions;
  readonly #ends: (() => void)[] = [];

  constructor(permissions: Permissions) {
    this.#permissions = permissions;
  }

  /** @returns undefined when there is no answer, or an empty one */
  async read<Client extends object, Name extends keyof Client & string>(
    client: Client | undefined,
    name: Name,
    ...values: readonly unknown[]
  ): Promise<Answer<Client[Name]> | undefined> {
    try {
      if (this.#permissions.allow(name)) return ((await call(client, name, ...values)) ?? undefined) as never;
    } catch (error) {
      this.#permissions.refused(name, Object(error));
    }
    return undefined;
  }

  /**
   * Subscribes to an event by the client's methods `on…` and `off…`, until {@link end}.
   *
   * @param need under which name its permission is known
   */
  on<Data>(client: object | undefined, event: string, listener: (data: Data) => void, need = event): void {
    if (!this.#permissions.allow(need)) return;
    // What a handler throws would be logged in the workspace.
    const handler = async (data: Data): Promise<void> => guard(() => listener(data));
    guard(() => call(client, `on${event}`, handler));
    this.#ends.push(() => call(client, `off${event}`, handler));
  }

  /** Ends all subscriptions. */
  end(): void {
    for (const end of this.#ends.splice(0)) guard(end);
  }
}

/** Calls, and logs what is thrown. */
export function guard(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    console.error('connect-message-broker: the workspace session failed', error);
  }
}

function call(client: object | undefined, name: string, ...values: readonly unknown[]): unknown {
  const method = (client as Record<string, unknown> | undefined)?.[name];
  return typeof method === 'function' ? (method as Method).apply(client, [...values]) : undefined;
}
