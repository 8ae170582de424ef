import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import {
  CONTACTS,
  emptyStack,
  INSTANCE_ARN,
  PROCESS,
  relayTemplate,
  type Statement,
  statementsByRole,
} from './world.js';

const QUEUE = 'RelayStorageUpdates.Arn';
const DEAD_LETTERS = 'RelayStorageDeadLetters.Arn';
const TABLE = 'RelayStorageStatus.Arn';
const ASK = 'arn:aws:lambda:eu-central-1:123456789012:function:ask';

function may(resource: string, ...actions: string[]): Statement {
  return { effect: 'Allow', actions: actions.sort(), resources: [resource] };
}

function log(name: string): Statement {
  return may(`RelayHandlers${name}Log.Arn`, 'logs:CreateLogStream', 'logs:PutLogEvents');
}

describe('A role of the relay', () => {
  const stack = emptyStack();
  const ask = LambdaFunction.fromFunctionArn(stack, 'Ask', ASK);
  const template = relayTemplate({ processes: { ask, definition: PROCESS } }, stack);

  it('allows what its function needs, and nothing more', () => {
    assert.deepEqual(statementsByRole(template), {
      RelayHandlersFrontRole: [
        log('Front'),
        may(QUEUE, 'sqs:SendMessage'),
        may(TABLE, 'dynamodb:GetItem'),
        may(CONTACTS, 'connect:GetContactAttributes'),
      ],
      RelayHandlersConsumerRole: [
        log('Consumer'),
        may(
          QUEUE,
          'sqs:ReceiveMessage',
          'sqs:DeleteMessage',
          'sqs:ChangeMessageVisibility',
          'sqs:GetQueueAttributes',
        ),
        may(DEAD_LETTERS, 'sqs:SendMessage'),
        may(TABLE, 'dynamodb:GetItem', 'dynamodb:UpdateItem'),
        may(CONTACTS, 'connect:UpdateContactAttributes', 'connect:UpdateContact'),
      ],
      RelayHandlersFlowRole: [log('Flow'), may(QUEUE, 'sqs:SendMessage')],
      RelayHandlersContactEventRole: [
        log('ContactEvent'),
        may(QUEUE, 'sqs:SendMessage'),
        may(TABLE, 'dynamodb:UpdateItem'),
      ],
      RelayHandlersRedriveRole: [
        log('Redrive'),
        may(DEAD_LETTERS, 'sqs:ReceiveMessage', 'sqs:DeleteMessage'),
        may(QUEUE, 'sqs:SendMessage'),
        may(TABLE, 'dynamodb:GetItem'),
      ],
      RelayProcessesRole: [may(QUEUE, 'sqs:SendMessage'), may(ASK, 'lambda:InvokeFunction')],
    });
  });

  it('has no policy of AWS, which would allow more', () => {
    for (const { Properties } of Object.values(template.findResources('AWS::IAM::Role'))) {
      assert.equal(Properties.ManagedPolicyArns, undefined);
    }
  });

  it('is assumed by its own service alone', () => {
    const services = Object.values(template.findResources('AWS::IAM::Role')).map(
      ({ Properties }) => Properties.AssumeRolePolicyDocument.Statement[0].Principal.Service,
    );
    assert.deepEqual(services.sort(), [...Array(5).fill('lambda.amazonaws.com'), 'states.amazonaws.com']);
  });
});

describe('Who may invoke a function of the relay', () => {
  const template = relayTemplate();

  it('is the instance for contact flows, EventBridge for events, and the HTTP API by its two routes', () => {
    const permissions = Object.values(template.findResources('AWS::Lambda::Permission')).map(
      ({ Properties }) => {
        const name = String(Properties.FunctionName['Fn::GetAtt'][0]).replace(/[0-9A-F]{8}$/, '');
        return `${Properties.Principal} ${name} ${Properties.SourceAccount ?? ''}`.trim();
      },
    );
    assert.deepEqual(permissions.sort(), [
      'apigateway.amazonaws.com RelayHandlersFront',
      'apigateway.amazonaws.com RelayHandlersFront',
      'connect.amazonaws.com RelayHandlersFlow 123456789012',
      'events.amazonaws.com RelayHandlersContactEvent',
    ]);
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      Principal: 'connect.amazonaws.com',
      SourceArn: INSTANCE_ARN,
      SourceAccount: '123456789012',
    });
  });
});

describe('A queue of the relay', () => {
  it('is used over TLS alone, and grants nothing by itself', () => {
    const policies = Object.values(relayTemplate().findResources('AWS::SQS::QueuePolicy'));
    assert.equal(policies.length, 2);
    for (const { Properties } of policies) {
      assert.deepEqual(
        Properties.PolicyDocument.Statement.map(({ Effect, Condition }: Record<string, unknown>) => [
          Effect,
          Condition,
        ]),
        [['Deny', { Bool: { 'aws:SecureTransport': 'false' } }]],
      );
    }
  });
});
