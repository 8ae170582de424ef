import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';

type Variables = Readonly<Record<string, string | undefined>>;

/** @throws Error that names the variable */
export function required(variables: Variables, name: string): string {
  const value = variables[name];
  if (!value) throw new Error(`connect-message-broker: set the environment variable ${name}`);
  return value;
}

/** @throws Error that says what was expected */
export function numberOf(variables: Variables, name: string, byDefault: number): number {
  const value = variables[name] ? Number(variables[name]) : byDefault;
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new Error(`connect-message-broker: ${name}: expected a number, such as ${byDefault}`);
  }
  return value;
}

/** @throws Error that says what was expected */
export function oneOf<Value extends string>(
  variables: Variables,
  name: string,
  values: readonly [Value, ...Value[]],
): Value {
  const text = variables[name] || values[0];
  const value = values.find((one) => one === text);
  if (value === undefined) {
    throw new Error(`connect-message-broker: ${name}: expected one of ${values.join(', ')}`);
  }
  return value;
}

/**
 * Amazon SQS at the Region's endpoint, or at `AWS_ENDPOINT_URL_SQS`.
 *
 * @param timeoutMs of one attempt, of which there are three
 */
export function createSqs(timeoutMs = 3_000): SQSClient {
  // By default the SDK follows the queue's address past a configured endpoint.
  return new SQSClient({ ...patient(timeoutMs), useQueueUrlAsEndpoint: false });
}

/** Amazon DynamoDB at the Region's endpoint, or at `AWS_ENDPOINT_URL_DYNAMODB`. */
export function createDynamo(): DynamoDBClient {
  return new DynamoDBClient(patient(2_000));
}

function patient(timeoutMs: number) {
  return {
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
  };
}
