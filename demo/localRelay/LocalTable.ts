import type { Server } from 'node:http';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { close, listen } from './listen.js';

/** Amazon DynamoDB with the table of the statuses, played by dynalite. */
export class LocalTable {
  readonly name = 'relay-status';
  readonly url: string;
  readonly client: DynamoDBClient;
  readonly #server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
    this.client = new DynamoDBClient({
      region: 'us-east-1',
      endpoint: url,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  }

  static async start(): Promise<LocalTable> {
    const server = dynalite({ createTableMs: 0 });
    const table = new LocalTable(await listen(server), server);
    const TableName = table.name;
    await table.client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'group', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'group', KeyType: 'HASH' }],
      }),
    );
    await waitUntilTableExists({ client: table.client, maxWaitTime: 10, minDelay: 1 }, { TableName });
    return table;
  }

  async stop(): Promise<void> {
    this.client.destroy();
    await close(this.#server);
  }
}
