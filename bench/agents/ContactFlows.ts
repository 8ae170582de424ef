import { setTimeout } from 'node:timers/promises';
import { ConnectClient, UpdateContactAttributesCommand } from '@aws-sdk/client-connect';
import type { ConnectEmulator } from 'connect-message-broker/testing';

/** Contact flows that set attributes, in the same account and so within the same quota. They do not try again. */
export class ContactFlows {
  readonly #emulator: ConnectEmulator;
  readonly #client: ConnectClient;
  readonly #contactId: string;
  readonly #over = new AbortController();

  constructor(emulator: ConnectEmulator) {
    this.#emulator = emulator;
    this.#contactId = emulator.createContact();
    const { region, url: endpoint, credentials } = emulator;
    this.#client = new ConnectClient({ region, endpoint, credentials, maxAttempts: 1 });
  }

  /** Whether a call was a flow's. */
  owns({ contactId }: { readonly contactId?: string }): boolean {
    return contactId === this.#contactId;
  }

  /** @param perSecond calls, evenly */
  async run(perSecond: number): Promise<void> {
    const { signal } = this.#over;
    while (!signal.aborted) {
      const command = new UpdateContactAttributesCommand({
        InstanceId: this.#emulator.instanceId,
        InitialContactId: this.#contactId,
        Attributes: { Step: 'flow' },
      });
      // What becomes of it is in the emulator's log.
      void this.#client.send(command).catch(() => {});
      await setTimeout(1_000 / perSecond, undefined, { signal }).catch(() => {});
    }
  }

  stop(): void {
    this.#over.abort();
    this.#client.destroy();
  }
}
