import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { groupOf } from './identifiers.js';

/** Longer than a contact lasts, its after-contact work included. */
const LIFETIME_S = 86_400;

/** `off`: not looked at. `allow` and `deny` say what an unknown owner means. */
export type OwnershipMode = 'off' | 'allow' | 'deny';

export interface OwnershipReader {
  /**
   * Rejects when the table cannot be read.
   *
   * @returns ids of the agents to whom the contact has been connected; undefined when nothing is known of it
   */
  agentsOf(contactId: string): Promise<ReadonlySet<string> | undefined>;
}

/** Which agents have had which contact, in the table of the statuses. */
export class Ownership implements OwnershipReader {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #instanceId: string;

  constructor(client: DynamoDBClient, table: string, instanceId: string) {
    this.#client = client;
    this.#table = table;
    this.#instanceId = instanceId;
  }

  async agentsOf(contactId: string): Promise<ReadonlySet<string> | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: this.#key(contactId) }),
    );
    return Item?.agents?.SS && new Set(Item.agents.SS);
  }

  async add(contactId: string, agentId: string): Promise<void> {
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: this.#key(contactId),
        UpdateExpression: 'ADD agents :agents SET expires = :expires',
        ExpressionAttributeValues: {
          ':agents': { SS: [agentId] },
          ':expires': { N: String(Math.ceil(Date.now() / 1_000) + LIFETIME_S) },
        },
      }),
    );
  }

  /** Groups hold no `#`. */
  #key(contactId: string) {
    return { group: { S: `owner#${groupOf(contactId, this.#instanceId)}` } };
  }
}
