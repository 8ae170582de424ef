import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  DeduplicationScope,
  FifoThroughputLimit,
  Queue,
  QueueEncryption,
  type QueueProps,
} from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accept } from '../accept.js';
import { CONSUMER_TIMEOUT, REDRIVE_TIMEOUT } from './timeouts.js';

/**
 * The first visibility time-out at which Lambda's documentation holds redelivery to be safe. The order of a contact's
 * writes rests on it: a message that becomes visible while it is worked on is written a second time, over newer ones.
 */
const VISIBILITY_OF_TIMEOUT = 6;

/** A small number would send healthy messages to the dead letters during an outage of Amazon Connect. */
const MOST_RECEIVES = 100;

const FIFO: QueueProps = {
  fifo: true,
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  // The longest that SQS keeps a message.
  retentionPeriod: Duration.days(14),
  // A repeated request is a repetition within its contact; and without a limit over all contacts, thousands a second pass.
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
  // Updates that were accepted exist nowhere else.
  removalPolicy: RemovalPolicy.RETAIN,
};

/** Where updates wait, and how far each contact is settled. */
export class Storage extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...FIFO,
      visibilityTimeout: REDRIVE_TIMEOUT.plus(Duration.seconds(30)),
    });
    this.queue = new Queue(this, 'Updates', {
      ...FIFO,
      visibilityTimeout: Duration.seconds(CONSUMER_TIMEOUT.toSeconds() * VISIBILITY_OF_TIMEOUT),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_RECEIVES },
    });
    this.table = new Table(this, 'Status', {
      partitionKey: { name: 'group', type: AttributeType.STRING },
      timeToLiveAttribute: 'expires',
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    accept(
      this.table,
      'DDB3',
      'Every item expires within days, and a status restored from the past would keep newer updates from being written.',
    );
  }
}
