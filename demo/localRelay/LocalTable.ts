import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateTableCommand,
  DynamoDBClient,
  ScanCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { close, listen } from './listen.js';

/** Waits no longer for operations under way when the table stops. */
const DRAIN_MS = 5_000;
/** An operation of the table lasts a few milliseconds. */
const ORPHAN_MS = 500;

/** How far a contact's messages are settled. */
export interface StoredStatus {
  /** How many of the latest were refused. */
  readonly refused: number;
  /** Sequence number of the last one. */
  readonly settled: string;
}

/** Amazon DynamoDB with the table of the statuses, played by dynalite. */
export class LocalTable {
  readonly name = 'relay-status';
  readonly url: string;
  readonly client: DynamoDBClient;
  readonly #server: Server;
  /** Operations under way. */
  readonly #open = new Set<ServerResponse>();

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
    server.on('request', (_request, response: ServerResponse) => {
      this.#open.add(response);
      response.once('close', () => {
        const done = (): void => void this.#open.delete(response);
        // An operation goes on when its client is gone, as when a function has crashed.
        if (response.writableFinished) done();
        else setTimeout(done, ORPHAN_MS);
      });
    });
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

  /** @returns statuses by group */
  async statuses(): Promise<ReadonlyMap<string, StoredStatus>> {
    const { Items = [] } = await this.client.send(new ScanCommand({ TableName: this.name }));
    return new Map(
      Items.flatMap(({ group, settled, refusals }): [string, StoredStatus][] =>
        // Records of ownership have none.
        settled?.S === undefined
          ? []
          : [[group?.S ?? '', { settled: settled.S, refused: Object.keys(refusals?.M ?? {}).length }]],
      ),
    );
  }

  async stop(): Promise<void> {
    this.client.destroy();
    // An operation whose database is closed meanwhile throws where it cannot be caught (dynalite 4).
    const latest = Date.now() + DRAIN_MS;
    while (this.#open.size > 0 && Date.now() < latest) await pause(5);
    await close(this.#server);
  }
}
