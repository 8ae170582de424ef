import { Duration } from 'aws-cdk-lib';

/** A call to Amazon Connect ends after 5 s. */
export const CONSUMER_TIMEOUT = Duration.seconds(20);
export const EVENT_TIMEOUT = Duration.seconds(20);
/** A contact flow waits 8 s at most. */
export const FLOW_TIMEOUT = Duration.seconds(8);
/** Called by hand, and works through as much of the dead letters as it can. */
export const REDRIVE_TIMEOUT = Duration.minutes(5);

/** Beside the wait for "stored": three attempts of 2 s at DynamoDB and three of 3 s at SQS, and a cold start. */
export function frontTimeout(waitMs: number): Duration {
  return Duration.seconds(Math.ceil(waitMs / 1000) + 18);
}
