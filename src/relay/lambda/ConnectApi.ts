import type { ConnectClient } from '@aws-sdk/client-connect';
import {
  type AttemptResult,
  type ContactCall,
  classifyError,
  commandFor,
  fromApiNames,
  toApiNames,
} from './wire.js';

export interface ConnectApi {
  /** Makes one call. Never rejects. */
  attempt(call: ContactCall): Promise<AttemptResult>;
}

/** The Amazon Connect API of one instance. */
export class ConnectInstance implements ConnectApi {
  readonly #client: ConnectClient;
  readonly #instanceId: string;
  readonly #timeoutMs: number;

  /** @param timeoutMs of one call: far below the queue's visibility time-out, for an aborted call may still land */
  constructor(client: ConnectClient, instanceId: string, timeoutMs: number) {
    this.#client = client;
    this.#instanceId = instanceId;
    this.#timeoutMs = timeoutMs;
  }

  async attempt({ method, request }: ContactCall): Promise<AttemptResult> {
    try {
      const { $metadata, ...output } = await this.#client.send(
        commandFor(method, { ...toApiNames(request), InstanceId: this.#instanceId }),
        { abortSignal: AbortSignal.timeout(this.#timeoutMs) },
      );
      return { ok: true, output: fromApiNames(output) };
    } catch (error) {
      return classifyError(error);
    }
  }
}
