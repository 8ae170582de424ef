import { ConnectClient, type ConnectClientConfig } from '@aws-sdk/client-connect';
import { Sha256Js } from '@smithy/core/checksum';
import { utf8Length } from '../../protocol/text.js';
import { fromApiNames, toApiNames } from '../apiNames.js';
import type { AttemptFailure, AttemptOptions, AttemptResult, Connection } from '../Connection.js';
import type { ContactCall } from '../ContactCall.js';
import type { AwsCredentials } from '../credentials.js';
import { awsFetch } from './awsFetch.js';
import { CredentialError } from './CredentialError.js';
import { CredentialStore } from './CredentialStore.js';
import { classifyError, nameOf } from './classifyError.js';
import { serviceTimeOf } from './clockRefusal.js';
import { commandFor } from './commandFor.js';
import { type CredentialSettings, credentialSource } from './credentialSource.js';
import { ServiceClock } from './ServiceClock.js';
import { statusOf } from './statusOf.js';

/** Bodies of all keepalive requests of a page together, in bytes; fetch refuses more (Fetch standard). */
const KEEPALIVE_BYTES = 65_536;

const UNKNOWN_CLOCK = '; the clock of this computer may be wrong';
const WRONG_CLOCK = 'the clock of this computer is wrong: Amazon Connect refused the time of the signature';

export interface AwsConnectionSettings extends CredentialSettings {
  readonly region: string;
  readonly instanceId: string;
  readonly endpoint?: string | undefined;
  /** See `SoftphoneSession.clockSkewMs`. */
  readonly clockSkewMs?: (() => number | undefined) | undefined;
}

/** The way to Amazon Connect by the AWS SDK, for one login. */
export class AwsConnection implements Omit<Connection, 'attemptTimeoutMs'> {
  /** That of the last login; for diagnostics. */
  static latest: AwsConnection | undefined;
  readonly clock: ServiceClock;
  readonly store: CredentialStore;
  readonly #settings: AwsConnectionSettings;
  #client: SigningClient | undefined;

  constructor(settings: AwsConnectionSettings) {
    this.#settings = settings;
    this.clock = new ServiceClock(settings.clockSkewMs);
    this.store = new CredentialStore(credentialSource(settings, this.clock), this.clock);
    AwsConnection.latest = this;
  }

  /** Gets credentials ahead of the first update. The first attempt answers what goes wrong. */
  async warm(): Promise<void> {
    await this.store.get().then(
      (credentials) => this.#clientFor(credentials),
      () => undefined,
    );
  }

  async attempt(call: ContactCall, { signal, onSend }: AttemptOptions): Promise<AttemptResult> {
    let client: SigningClient;
    try {
      client = this.#clientFor(await Promise.race([abortOf(signal), this.store.get()]));
    } catch (error) {
      return withoutCredentials(CredentialError.of(error, 'credentials'));
    }
    if (!onSend()) {
      return withoutCredentials(CredentialError.late());
    }
    return this.#send(client, call, signal);
  }

  flush(calls: readonly ContactCall[]): readonly (Promise<AttemptResult> | undefined)[] {
    const credentials = this.store.inHand;
    if (credentials === undefined) return [];
    // Only here: aborting a keepalive request does not stop it.
    const client = this.#newClient(credentials, true);
    let room = KEEPALIVE_BYTES;
    return calls.map((call) => {
      const bytes = utf8Length(JSON.stringify(this.#input(call)));
      if (bytes > room) return undefined;
      room -= bytes;
      return this.#send(client, call);
    });
  }

  close(): void {
    this.store.close();
  }

  async #send(
    { client, credentials, offsetMs }: SigningClient,
    call: ContactCall,
    abortSignal?: AbortSignal,
  ): Promise<AttemptResult> {
    const sentAt = Date.now();
    try {
      const { $metadata, ...output } = await client.send(
        commandFor(call.method, this.#input(call)),
        abortSignal && { abortSignal },
      );
      this.clock.trust(offsetMs);
      this.store.trust();
      return {
        ok: true,
        output: fromApiNames(output),
        awsRequestId: $metadata.requestId,
        httpStatus: $metadata.httpStatusCode,
      };
    } catch (error) {
      const failure = classifyError(error);
      const atOnce = { ...failure, retry: true, retryAfterMs: 0 };
      const serviceTime = statusOf(error) === undefined ? undefined : serviceTimeOf(error);
      if (serviceTime !== undefined) {
        if (!this.clock.measured(serviceTime, sentAt) || this.clock.doubt(offsetMs)) return atOnce;
        this.clock.refused();
        return { ...failure, message: WRONG_CLOCK };
      }
      const opaque = statusOf(error) === undefined && nameOf(error) === 'TypeError';
      const refused = failure.errorType === 'ACCESS_DENIED' && nameOf(error) !== 'AccessDeniedException';
      if (opaque || refused) {
        // Refused signatures come without CORS headers: a wrong clock looks like being offline, and like bad credentials.
        if ((opaque && this.clock.doubt(offsetMs)) || this.store.doubt(credentials)) return atOnce;
        return opaque && !this.clock.isKnown
          ? { ...failure, message: failure.message + UNKNOWN_CLOCK }
          : failure;
      }
      if (statusOf(error) !== undefined) this.store.trust();
      return failure;
    }
  }

  #input({ request }: ContactCall) {
    return {
      ...toApiNames(request),
      InstanceId: this.#settings.instanceId,
    };
  }

  #clientFor(credentials: AwsCredentials): SigningClient {
    const { offsetMs } = this.clock;
    if (this.#client?.credentials !== credentials || this.#client.offsetMs !== offsetMs) {
      this.#client = this.#newClient(credentials, false);
    }
    return this.#client;
  }

  #newClient(credentials: AwsCredentials, keepAlive: boolean): SigningClient {
    const { region, endpoint } = this.#settings;
    const { offsetMs } = this.clock;
    const client = new ConnectClient({
      region,
      ...(endpoint !== undefined && { endpoint }),
      // The SDK reads undefined members as left out; its types alone do not know it.
      credentials: credentials as NonNullable<ConnectClientConfig['credentials']>,
      systemClockOffset: offsetMs,
      // The SDK's own retries know neither lanes nor deadlines, and differ between browsers.
      maxAttempts: 1,
      requestHandler: { keepAlive, customFetch: awsFetch(this.clock) },
      // WebCrypto answers in a later task, and a page that goes away has none.
      sha256: Sha256Js,
    });
    return { client, credentials, offsetMs };
  }
}

interface SigningClient {
  readonly client: ConnectClient;
  readonly credentials: AwsCredentials;
  /** Of the clock that it signs by. */
  readonly offsetMs: number;
}

/** Rejects when the signal is aborted: credentials may be long in coming, and a lane waits for the attempt's end. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(CredentialError.late());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
  });
}

/** Nothing was sent. */
function withoutCredentials({ errorType, message, retry, retryAfterMs }: CredentialError): AttemptFailure {
  return { ok: false, errorType, message, outcome: 'not_applied', retry, retryAfterMs, splittable: false };
}
