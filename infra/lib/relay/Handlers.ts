import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acceptAllContacts } from '../accept.js';
import type { Instance } from '../Instance.js';
import type { ContactRelayProps } from './ContactRelayProps.js';
import { findHandlers, type RelayFunctionProps, relayFunction } from './relayFunction.js';
import type { Storage } from './Storage.js';
import { CONSUMER_TIMEOUT, EVENT_TIMEOUT, FLOW_TIMEOUT, frontTimeout, REDRIVE_TIMEOUT } from './timeouts.js';

export interface HandlersProps {
  readonly relay: ContactRelayProps & { readonly callsPerSecond: number };
  readonly instance: Instance;
  readonly storage: Storage;
  /** How many consumers run at once at most. */
  readonly consumers: number;
}

/** The five functions, each with the rights that it needs and no other. */
export class Handlers extends Construct {
  readonly front: LambdaFunction;
  /** The only one that can write to Amazon Connect. */
  readonly consumer: LambdaFunction;
  readonly flow: LambdaFunction;
  readonly contactEvent: LambdaFunction;
  readonly redrive: LambdaFunction;
  readonly byName: ReadonlyMap<string, LambdaFunction>;

  constructor(scope: Construct, id: string, { relay, instance, storage, consumers }: HandlersProps) {
    super(scope, id);
    const {
      waitMs = 2000,
      agentClaim = 'sub',
      mayWrite = [],
      ownership = 'off',
      eventAttributes = {},
      vpc,
    } = relay;
    const folder = findHandlers(relay.handlers);
    acceptAllContacts(this, instance);
    const everyones = {
      INSTANCE_ID: instance.id,
      QUEUE_URL: storage.queue.queueUrl,
      DEAD_LETTER_QUEUE_URL: storage.deadLetters.queueUrl,
      STATUS_TABLE: storage.table.tableName,
    };
    const add = ({ environment, ...props }: Omit<RelayFunctionProps, 'folder' | 'vpc'>) =>
      relayFunction(this, {
        ...props,
        folder,
        environment: { ...everyones, ...environment },
        ...(vpc && { vpc }),
      });

    const send = allow(storage.queue.queueArn, 'sqs:SendMessage');
    const readStatus = allow(storage.table.tableArn, 'dynamodb:GetItem');
    this.front = add({
      name: 'front',
      timeout: frontTimeout(waitMs),
      environment: {
        WAIT_MS: String(waitMs),
        AGENT_CLAIM: agentClaim,
        MAY_WRITE: mayWrite.join(','),
        OWNERSHIP: ownership === 'off' ? 'off' : ownership.whenUnknown,
      },
      may: [send, readStatus, allow(instance.contacts, 'connect:GetContactAttributes')],
    });
    this.consumer = add({
      name: 'consumer',
      timeout: CONSUMER_TIMEOUT,
      // No consumer knows of the others: each keeps to its part, so that together they keep to the whole.
      environment: { CALLS_PER_SECOND: String(relay.callsPerSecond / consumers) },
      reservedConcurrency: consumers,
      may: [
        allow(
          storage.queue.queueArn,
          'sqs:ReceiveMessage',
          'sqs:DeleteMessage',
          'sqs:ChangeMessageVisibility',
          // Lambda's event source asks for it before it polls.
          'sqs:GetQueueAttributes',
        ),
        allow(storage.deadLetters.queueArn, 'sqs:SendMessage'),
        allow(storage.table.tableArn, 'dynamodb:GetItem', 'dynamodb:UpdateItem'),
        allow(instance.contacts, 'connect:UpdateContactAttributes', 'connect:UpdateContact'),
      ],
    });
    this.flow = add({ name: 'flow', timeout: FLOW_TIMEOUT, may: [send] });
    this.contactEvent = add({
      name: 'contactEvent',
      timeout: EVENT_TIMEOUT,
      environment: { EVENT_ATTRIBUTES: JSON.stringify(eventAttributes) },
      may: [send, allow(storage.table.tableArn, 'dynamodb:UpdateItem')],
    });
    this.redrive = add({
      name: 'redrive',
      timeout: REDRIVE_TIMEOUT,
      may: [allow(storage.deadLetters.queueArn, 'sqs:ReceiveMessage', 'sqs:DeleteMessage'), send, readStatus],
    });
    const { front, consumer, flow, contactEvent, redrive } = this;
    this.byName = new Map(Object.entries({ front, consumer, flow, contactEvent, redrive }));
  }
}

function allow(resource: string, ...actions: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources: [resource] });
}
