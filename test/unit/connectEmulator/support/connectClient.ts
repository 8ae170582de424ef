import {
  ConnectClient,
  type ConnectClientConfig,
  GetContactAttributesCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { onTestFinished } from 'vitest';
import type { ConnectEmulator } from '../../../../src/testing/connectEmulator/ConnectEmulator.js';

interface TestClient {
  update(contactId: string, attributes: Record<string, string>, signal?: AbortSignal): Promise<unknown>;
  read(contactId: string): Promise<Record<string, string>>;
}

/** The real SDK, without retries, signing with the long-term keys unless told otherwise. */
export function connectClient(emulator: ConnectEmulator, config: ConnectClientConfig = {}): TestClient {
  const { region, url: endpoint, credentials, instanceId: InstanceId } = emulator;
  const client = new ConnectClient({ region, endpoint, credentials, maxAttempts: 1, ...config });
  onTestFinished(() => client.destroy());
  return {
    update: (InitialContactId, Attributes, abortSignal) =>
      client.send(
        new UpdateContactAttributesCommand({ InitialContactId, InstanceId, Attributes }),
        abortSignal ? { abortSignal } : {},
      ),
    read: async (InitialContactId) => {
      const answer = await client.send(new GetContactAttributesCommand({ InitialContactId, InstanceId }));
      return answer.Attributes ?? {};
    },
  };
}
