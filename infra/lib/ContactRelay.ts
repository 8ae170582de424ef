import { Duration, Stack, Token } from 'aws-cdk-lib';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { expected } from './DeploymentError.js';
import { type Instance, readInstanceArn } from './Instance.js';
import { Alarms } from './relay/Alarms.js';
import { type ContactRelayProps, checkContactRelayProps } from './relay/ContactRelayProps.js';
import { FrontDoor } from './relay/FrontDoor.js';
import { Handlers } from './relay/Handlers.js';
import { Processes } from './relay/Processes.js';
import { relayDashboard } from './relay/relayDashboard.js';
import { Storage } from './relay/Storage.js';

/** One consumer for each five calls a second, and two at least: Lambda's event source takes no smaller number. */
const CONSUMERS_PER_CALL = 0.2;
const FEWEST_CONSUMERS = 2;

/** An event that is carried out late would write its value over newer ones. */
const OLDEST_EVENT = Duration.minutes(5);

/**
 * The relay: desktops, contact flows, contact events and processes put updates into one queue, from which they are
 * written to Amazon Connect in order and at a pace that leaves a part of the account's quota to contact flows.
 */
export class ContactRelay extends Construct {
  /** For the page: `data-relay-url`. */
  readonly url: string;
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  /** For the Lambda block of contact flows; it is associated with the instance. */
  readonly flowFunction: IFunction;
  /** To be invoked with `{}` or `{ "max": 100 }` when the cause of dead letters is corrected. */
  readonly redriveFunction: IFunction;
  /** Present with `processes`. */
  readonly stateMachine: IStateMachine | undefined;

  constructor(scope: Construct, id: string, props: ContactRelayProps) {
    super(scope, id);
    checkContactRelayProps(props);
    const {
      callsPerSecond = 7,
      ownership = 'off',
      eventAttributes = {},
      processes,
      alarmTopic: topic,
    } = props;
    const instance = readInstanceArn(props.instanceArn);
    checkPlace(Stack.of(this), instance);

    const storage = new Storage(this, 'Storage');
    const { queue, deadLetters } = storage;
    const consumers = Math.max(FEWEST_CONSUMERS, Math.ceil(CONSUMERS_PER_CALL * callsPerSecond));
    const relay = { ...props, callsPerSecond };
    const handlers = new Handlers(this, 'Handlers', { relay, instance, storage, consumers });
    this.#feedConsumer(handlers.consumer, queue, consumers);
    this.#openToContactFlows(handlers.flow, instance);
    const isNeeded = ownership !== 'off' || Object.keys(eventAttributes).length > 0;
    this.#listenToContactEvents(handlers.contactEvent, instance, isNeeded);

    const { jwt, allowedOrigins } = props;
    const { api } = new FrontDoor(this, 'FrontDoor', { jwt, allowedOrigins, front: handlers.front });
    this.stateMachine = processes && new Processes(this, 'Processes', { ...processes, queue }).stateMachine;
    const functions = handlers.byName;
    new Alarms(this, 'Alarms', { storage, api, functions, ...(topic && { topic }) });
    relayDashboard(this, 'Dashboard', { storage, api, functions, callsPerSecond });

    this.url = api.apiEndpoint;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.flowFunction = handlers.flow;
    this.redriveFunction = handlers.redrive;
  }

  #feedConsumer(consumer: IFunction, queue: IQueue, consumers: number): void {
    new EventSourceMapping(this, 'Updates', {
      target: consumer,
      eventSourceArn: queue.queueArn,
      // The most that Lambda takes from a FIFO queue.
      batchSize: 10,
      reportBatchItemFailures: true,
      // As many as are reserved: were it more, Lambda would refuse its own poller, which counts as receives.
      maxConcurrency: consumers,
    });
  }

  #openToContactFlows(flow: IFunction, { arn, account }: Instance): void {
    flow.addPermission('ContactFlows', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceArn: arn,
      sourceAccount: account,
    });
    // Puts it on the list of functions that flows offer.
    new CfnIntegrationAssociation(this, 'FlowAssociation', {
      instanceId: arn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: flow.functionArn,
    });
  }

  #listenToContactEvents(contactEvent: IFunction, { arn }: Instance, isNeeded: boolean): void {
    contactEvent.configureAsyncInvoke({ maxEventAge: OLDEST_EVENT, retryAttempts: 2 });
    new Rule(this, 'ContactEvents', {
      description: isNeeded
        ? 'Contact events of the instance'
        : 'Off, because neither ownership nor eventAttributes needs contact events',
      enabled: isNeeded,
      eventPattern: {
        source: ['aws.connect'],
        detailType: ['Amazon Connect Contact Event'],
        // Each write of an attribute is such an event: the handler would feed itself.
        detail: { instanceArn: [arn], eventType: [{ 'anything-but': ['CONTACT_DATA_UPDATED'] }] },
      },
      targets: [new FunctionTarget(contactEvent, { maxEventAge: OLDEST_EVENT, retryAttempts: 3 })],
    });
  }
}

/** The handlers call the Amazon Connect of the Region that they run in, by their own account's rights. */
function checkPlace(stack: Stack, { region, account }: Instance): void {
  for (const [what, here, there] of [
    ['Region', stack.region, region],
    ['account', stack.account, account],
  ] as const) {
    if (!Token.isUnresolved(here) && here !== there) {
      throw expected('instanceArn', `an instance in the stack's ${what} ${here}`, `one in ${there}`);
    }
  }
}
