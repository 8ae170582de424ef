import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type GroupStatus, NOTHING_SETTLED, type Refusal, readRefusal, writeRefusal } from './GroupStatus.js';

/** Longer than a message can wait in the queue or among the dead letters: 14 days ("Amazon SQS message quotas"). */
const LIFETIME_S = 15 * 86_400;

export interface StatusReader {
  /** Rejects when the table cannot be read. */
  read(group: string): Promise<GroupStatus>;
}

export interface StatusStore extends StatusReader {
  /**
   * Rejects when the table cannot be written.
   *
   * @returns false when a different function has settled more than `status` says: the caller has been replaced
   */
  write(group: string, status: GroupStatus, before: GroupStatus): Promise<boolean>;
}

/** One small item per contact, in Amazon DynamoDB. */
export class StatusTable implements StatusStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(group: string): Promise<GroupStatus> {
    const { Item: item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: { group: { S: group } }, ConsistentRead: true }),
    );
    if (item === undefined) return NOTHING_SETTLED;
    return {
      settled: item.settled?.S ?? NOTHING_SETTLED.settled,
      failures: readFailures(item.refusals),
      stored: item.storedBy?.M && new Map(texts(item.storedBy)),
      missing: item.notFound?.S ?? NOTHING_SETTLED.missing,
    };
  }

  async write(group: string, status: GroupStatus, before: GroupStatus): Promise<boolean> {
    const { settled, failures, stored, missing } = status;
    try {
      await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: { group: { S: group } },
          UpdateExpression: `SET settled = :settled, refusals = :refusals, notFound = :notFound, expires = :expires${
            stored ? ', storedBy = :storedBy' : ''
          }`,
          // A function that timed out may go on later: what others have settled since stays. The same value comes again
          // when the answer to a write was lost.
          ConditionExpression: 'attribute_not_exists(settled) OR settled IN (:before, :settled)',
          ExpressionAttributeValues: {
            ':settled': { S: settled },
            ':before': { S: before.settled },
            ':refusals': toMap([...failures].map(([key, refusal]) => [key, writeRefusal(refusal)])),
            ':notFound': { S: missing },
            ':expires': { N: String(Math.ceil(Date.now() / 1_000) + LIFETIME_S) },
            ...(stored && { ':storedBy': toMap([...stored]) }),
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

function texts(value: AttributeValue | undefined): [string, string][] {
  return Object.entries(value?.M ?? {}).map(([key, text]) => [key, text.S ?? '']);
}

function readFailures(value: AttributeValue | undefined): ReadonlyMap<string, Refusal> {
  const failures = texts(value)
    .map(([sequence, text]) => [sequence, readRefusal(text)] as const)
    .filter((entry): entry is [string, Refusal] => entry[1] !== undefined);
  // A map of DynamoDB has no order; the oldest are the first to go.
  return new Map(failures.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function toMap(entries: readonly (readonly [string, string])[]): AttributeValue {
  return { M: Object.fromEntries(entries.map(([key, text]) => [key, { S: text }])) };
}
