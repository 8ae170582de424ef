import { ConnectClient } from '@aws-sdk/client-connect';
import { Sha256Js } from '@smithy/core/checksum';
import { utf8Length } from '../../protocol/utf8Length.js';
import { fromApiNames, toApiNames } from '../apiNames.js';
import type { AttemptOptions, AttemptResult, Connection } from '../Connection.js';
import type { ContactCall } from '../ContactCall.js';
import type { AwsCredentials } from '../credentials.js';
import { CredentialError } from './CredentialError.js';
import { CredentialStore } from './CredentialStore.js';
import { classifyError, nameOf } from './classifyError.js';
import { commandFor } from './commandFor.js';
import { type CredentialSettings, credentialSource } from './credentialSource.js';
import { fetchAbortably } from './fetchAbortably.js';
import { refuseHtml } from './refuseHtml.js';
import { statusOf } from './statusOf.js';

/** Bodies of all keepalive requests of a page together, in bytes; fetch refuses more (Fetch standard). */
const KEEPALIVE_BYTES = 65_536;

export interface AwsConnectionSettings extends CredentialSettings {
  readonly region: string;
  readonly instanceId: string;
  readonly endpoint?: string | undefined;
}

/** The way to Amazon Connect by the AWS SDK, for one log-in. */
export class AwsConnection implements Connection {
  readonly attemptTimeoutMs = 10_000;
  readonly #settings: AwsConnectionSettings;
  readonly #store: CredentialStore;
  #client: { readonly for: AwsCredentials; readonly client: ConnectClient } | undefined;

  constructor(settings: AwsConnectionSettings) {
    this.#settings = settings;
    this.#store = new CredentialStore(credentialSource(settings));
  }

  /** Gets credentials ahead of the first update. What goes wrong is told by the first attempt. */
  async warm(): Promise<void> {
    await this.#store.get().then(
      (credentials) => this.#clientFor(credentials),
      () => undefined,
    );
  }

  async attempt(call: ContactCall, { signal, onSend }: AttemptOptions): Promise<AttemptResult> {
    let credentials: AwsCredentials;
    let client: ConnectClient;
    try {
      credentials = await Promise.race([abortOf(signal), this.#store.get()]);
      client = this.#clientFor(credentials);
    } catch (error) {
      return withoutCredentials(CredentialError.of(error));
    }
    if (!onSend()) {
      return withoutCredentials(
        new CredentialError('credentials came too late for a request', 'unavailable'),
      );
    }
    return this.#send(client, credentials, call, signal);
  }

  flush(calls: readonly ContactCall[]): readonly (Promise<AttemptResult> | undefined)[] {
    const credentials = this.#store.inHand;
    if (credentials === undefined) return [];
    // Only here: aborting a keepalive request does not stop it.
    const client = this.#newClient(credentials, true);
    let room = KEEPALIVE_BYTES;
    return calls.map((call) => {
      const bytes = utf8Length(JSON.stringify(this.#input(call)));
      if (bytes > room) return undefined;
      room -= bytes;
      return this.#send(client, credentials, call);
    });
  }

  close(): void {
    this.#store.close();
  }

  async #send(
    client: ConnectClient,
    credentials: AwsCredentials,
    call: ContactCall,
    abortSignal?: AbortSignal,
  ): Promise<AttemptResult> {
    try {
      const { $metadata, ...output } = await client.send(
        commandFor(call.method, this.#input(call)),
        abortSignal && { abortSignal },
      );
      this.#store.trust();
      return {
        ok: true,
        output: fromApiNames(output),
        ...($metadata.requestId !== undefined && { awsRequestId: $metadata.requestId }),
      };
    } catch (error) {
      const failure = classifyError(error);
      const opaque = statusOf(error) === undefined && nameOf(error) === 'TypeError';
      const refused = failure.errorType === 'ACCESS_DENIED' && nameOf(error) !== 'AccessDeniedException';
      if (opaque || refused) {
        return this.#store.doubt(credentials) ? { ...failure, retry: true, retryAfterMs: 0 } : failure;
      }
      if (statusOf(error) !== undefined) this.#store.trust();
      return failure;
    }
  }

  #input({ request }: ContactCall) {
    return {
      ...toApiNames(request),
      InstanceId: this.#settings.instanceId,
    };
  }

  #clientFor(credentials: AwsCredentials): ConnectClient {
    if (this.#client?.for !== credentials) {
      this.#client = { for: credentials, client: this.#newClient(credentials, false) };
    }
    return this.#client.client;
  }

  #newClient(credentials: AwsCredentials, keepAlive: boolean): ConnectClient {
    const { region, endpoint } = this.#settings;
    const client = new ConnectClient({
      region,
      ...(endpoint !== undefined && { endpoint }),
      credentials,
      // The SDK's own retries know neither lanes nor deadlines, and differ between browsers.
      maxAttempts: 1,
      requestHandler: { keepAlive, customFetch: fetchAbortably },
      // WebCrypto answers in a later task, and a page that goes away has none.
      sha256: Sha256Js,
    });
    refuseHtml(client);
    return client;
  }
}

/** Rejects when the signal is aborted: credentials may be long in coming, and a lane waits for the attempt's end. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new CredentialError('no credentials came in time', 'unavailable'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
  });
}

/** Nothing was sent. */
function withoutCredentials({ message, kind }: CredentialError): AttemptResult {
  const unavailable = kind === 'unavailable';
  return {
    ok: false,
    errorType: unavailable ? 'CONNECT_UNAVAILABLE' : 'ACCESS_DENIED',
    message,
    outcome: 'not_applied',
    retry: unavailable,
    splittable: false,
  };
}
