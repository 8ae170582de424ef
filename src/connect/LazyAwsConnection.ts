import type { ConnectInstance } from '../session/SoftphoneSession.js';
import type { AwsConnection } from './aws/AwsConnection.js';
import type { CredentialSettings } from './aws/credentialSource.js';
import type { AttemptOptions, AttemptResult, Connection } from './Connection.js';
import type { ContactCall } from './ContactCall.js';

/** The module with the AWS SDK in it. */
export interface AwsPart {
  readonly AwsConnection: typeof AwsConnection;
}

/** @param failures how often loading has failed already; browsers may remember a failed URL */
export type LoadAwsPart = (failures: number) => Promise<AwsPart>;

export interface LazyAwsConnectionSettings extends CredentialSettings {
  /** Where the contact centre is, as far as it is known by now. */
  readonly instance: () => Partial<ConnectInstance>;
  readonly endpoint?: string | undefined;
  /** See `SoftphoneSession.clockSkewMs`. */
  readonly clockSkewMs?: () => number | undefined;
}

/** An {@link AwsConnection} whose code is loaded when it is first needed. */
export class LazyAwsConnection implements Connection {
  readonly attemptTimeoutMs = 10_000;
  readonly #load: LoadAwsPart;
  readonly #settings: LazyAwsConnectionSettings;
  #opening: Promise<AwsConnection> | undefined;
  #open: AwsConnection | undefined;
  #failures = 0;
  #closed = false;

  constructor(load: LoadAwsPart, settings: LazyAwsConnectionSettings) {
    this.#load = load;
    this.#settings = settings;
  }

  /** Loads the code and gets credentials ahead of the first update. */
  async warm(): Promise<void> {
    try {
      const connection = await this.#get();
      await connection?.warm();
    } catch {
      // The first attempt tries again, and tells.
    }
  }

  async attempt(call: ContactCall, options: AttemptOptions): Promise<AttemptResult> {
    let connection: AwsConnection | undefined;
    try {
      connection = this.#open ?? (await this.#get());
    } catch {
      return notYet('the AWS part could not be loaded');
    }
    if (connection === undefined) {
      return notYet('region and instance id are not known; set data-region and data-instance-id');
    }
    return connection.attempt(call, options);
  }

  flush(calls: readonly ContactCall[]): readonly (Promise<AttemptResult> | undefined)[] {
    return this.#open?.flush(calls) ?? [];
  }

  close(): void {
    this.#closed = true;
    this.#open?.close();
  }

  /** Undefined while nobody knows where the contact centre is. */
  async #get(): Promise<AwsConnection | undefined> {
    const { region, instanceId } = this.#settings.instance();
    if (this.#opening === undefined && region !== undefined && instanceId !== undefined) {
      this.#opening = this.#openFor({ region, instanceId });
    }
    return this.#opening;
  }

  async #openFor(instance: ConnectInstance): Promise<AwsConnection> {
    try {
      const { AwsConnection } = await this.#load(this.#failures);
      this.#open = new AwsConnection({ ...this.#settings, ...instance });
      if (this.#closed) this.#open.close();
      return this.#open;
    } catch (error) {
      this.#failures += 1;
      this.#opening = undefined;
      throw error;
    }
  }
}

/** Nothing was sent; a later attempt may do better. */
function notYet(message: string): AttemptResult {
  return {
    ok: false,
    errorType: 'CONNECT_UNAVAILABLE',
    message,
    outcome: 'not_applied',
    retry: true,
    splittable: false,
  };
}
