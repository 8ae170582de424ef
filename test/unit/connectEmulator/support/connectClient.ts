import {
  ConnectClient,
  type ConnectClientConfig,
  type Contact,
  DescribeContactCommand,
  GetContactAttributesCommand,
  UpdateContactAttributesCommand,
  UpdateContactCommand,
  type UpdateContactRequest,
} from '@aws-sdk/client-connect';
import { onTestFinished } from 'vitest';
import type { ConnectEmulator } from '../../../../src/testing/connectEmulator/ConnectEmulator.js';

interface TestClient {
  update(contactId: string, attributes: Record<string, string>, signal?: AbortSignal): Promise<unknown>;
  read(contactId: string): Promise<Record<string, string>>;
  updateContact(
    contactId: string,
    changes: Omit<UpdateContactRequest, 'InstanceId' | 'ContactId'>,
  ): Promise<unknown>;
  describe(contactId: string): Promise<Contact>;
}

/** The real SDK, without retries; it signs with the long-term keys by default. */
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
    updateContact: (ContactId, changes) =>
      client.send(new UpdateContactCommand({ ...changes, ContactId, InstanceId })),
    describe: async (ContactId) => {
      const answer = await client.send(new DescribeContactCommand({ ContactId, InstanceId }));
      return answer.Contact ?? {};
    },
  };
}
