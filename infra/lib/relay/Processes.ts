import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { accept } from '../accept.js';
import { expected } from '../DeploymentError.js';

const BUILT_IN = fileURLToPath(new URL('../../../../src/relay/process.asl.json', import.meta.url));

export interface ProcessesProps {
  readonly ask: IFunction;
  readonly queue: IQueue;
  readonly definition?: string;
}

/** The state machine that polls until the information is there, then writes it through the queue. */
export class Processes extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { ask, queue, definition = BUILT_IN }: ProcessesProps) {
    super(scope, id);
    if (!existsSync(definition)) {
      throw expected(
        'processes.definition',
        'a state machine in Amazon States Language',
        `no file "${definition}"`,
      );
    }
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
    );
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [ask.functionArn] }),
    );
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      definitionBody: DefinitionBody.fromString(readFileSync(definition, 'utf8')),
      definitionSubstitutions: { QueueUrl: queue.queueUrl, Ask: ask.functionArn },
      role,
    });
    accept(
      this.stateMachine,
      'SF1',
      'Logs of executions hold what is written to contacts, and delivering them takes rights on all logs of the account.',
    );
    accept(
      this.stateMachine,
      'SF2',
      'Tracing takes rights on all resources; each execution has its history.',
    );
  }
}
