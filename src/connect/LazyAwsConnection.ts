import type { PartLoader } from '../parts/PartLoader.js';
import type { AwsConnection } from './aws/AwsConnection.js';
import type { CredentialSettings } from './aws/credentialSource.js';
import type { AttemptOptions, AttemptResult, Connection, KnownInstance } from './Connection.js';
import type { ContactCall } from './ContactCall.js';

export interface LazyAwsConnectionSettings extends CredentialSettings {
  readonly instance: KnownInstance;
  readonly endpoint?: string | undefined;
  /** See `SoftphoneSession.clockSkewMs`. */
  readonly clockSkewMs?: () => number | undefined;
}

/** An {@link AwsConnection} whose code is loaded when it is first needed. */
export class LazyAwsConnection implements Connection {
  readonly attemptTimeoutMs = 10_000;
  readonly #part: Pick<PartLoader<'aws'>, 'get'>;
  readonly #settings: LazyAwsConnectionSettings;
  #open: AwsConnection | undefined;
  #isClosed = false;

  constructor(part: Pick<PartLoader<'aws'>, 'get'>, settings: LazyAwsConnectionSettings) {
    this.#part = part;
    this.#settings = settings;
  }

  /** Loads the code and gets credentials ahead of the first update. */
  async warm(): Promise<void> {
    try {
      await (await this.#get())?.warm();
    } catch {
      // The first attempt tries again, and answers what goes wrong.
    }
  }

  async attempt(call: ContactCall, options: AttemptOptions): Promise<AttemptResult> {
    let connection: AwsConnection | undefined;
    try {
      connection = this.#open ?? (await this.#get());
    } catch {
      return notSent('the AWS part could not be loaded', false);
    }
    return (
      connection?.attempt(call, options) ??
      notSent('region and instance id are not known; set data-region and data-instance-id', true)
    );
  }

  flush(calls: readonly ContactCall[]): readonly (Promise<AttemptResult> | undefined)[] {
    return this.#open?.flush(calls) ?? [];
  }

  close(): void {
    this.#isClosed = true;
    this.#open?.close();
  }

  /** Undefined where it is unknown which instance it is. */
  async #get(): Promise<AwsConnection | undefined> {
    const { region, instanceId } = this.#settings.instance;
    if (region === undefined || instanceId === undefined) return undefined;
    const { AwsConnection } = await this.#part.get();
    // Of several that have waited for the part, the first has made it.
    if (this.#open === undefined) {
      this.#open = new AwsConnection({ ...this.#settings, region, instanceId });
      if (this.#isClosed) this.#open.close();
    }
    return this.#open;
  }
}

/** @param retry whether a later attempt of the same request may do better */
function notSent(message: string, retry: boolean): AttemptResult {
  return {
    ok: false,
    errorType: 'CONNECT_UNAVAILABLE',
    message,
    outcome: 'not_applied',
    retry,
    splittable: false,
  };
}
