import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Match } from 'aws-cdk-lib/assertions';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { DeploymentError } from '../lib/index.js';
import { emptyStack, INSTANCE_ARN, INSTANCE_ID, only, PROCESS, relayTemplate, shown } from './world.js';

const template = relayTemplate();

interface Settings {
  readonly Handler: string;
  readonly Timeout: number;
  readonly Environment: { readonly Variables: Record<string, string> };
  readonly ReservedConcurrentExecutions?: number;
}

function functionsOf(from = template): Map<string, Settings> {
  const all = Object.values(from.findResources('AWS::Lambda::Function'));
  return new Map(
    all.map(({ Properties }) => [String(Properties.Handler).replace('.handler', ''), Properties]),
  );
}

function variables(name: string, from = template): Record<string, string> {
  const all = functionsOf(from).get(name)?.Environment.Variables ?? {};
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, shown(value)]));
}

describe('The queues', () => {
  const queues = Object.values(template.findResources('AWS::SQS::Queue')).map(({ Properties }) => Properties);

  it('keep order by contact, encrypt, and deduplicate within a contact', () => {
    assert.equal(queues.length, 2);
    for (const queue of queues) {
      assert.equal(queue.FifoQueue, true);
      assert.equal(queue.SqsManagedSseEnabled, true);
      assert.equal(queue.DeduplicationScope, 'messageGroup');
      assert.equal(queue.FifoThroughputLimit, 'perMessageGroupId');
      assert.equal(queue.MessageRetentionPeriod, 14 * 86_400);
      // Two different messages may have the same body.
      assert.equal(queue.ContentBasedDeduplication, undefined);
    }
  });

  it('outlive the stack, for what they hold exists nowhere else', () => {
    template.allResources('AWS::SQS::Queue', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('hide a message six times as long as the consumer may work, on which the order rests', () => {
    const updates = queues.find(({ RedrivePolicy }) => RedrivePolicy);
    const consumer = functionsOf().get('consumer');
    assert.ok(consumer && updates?.VisibilityTimeout >= 6 * consumer.Timeout);
  });

  it('send a message to the dead letters only after a hundred receives, which an outage does not reach', () => {
    template.hasResourceProperties('AWS::SQS::Queue', { RedrivePolicy: { maxReceiveCount: 100 } });
  });

  it('hide dead letters for as long as the redrive may work', () => {
    const deadLetters = queues.find(({ RedrivePolicy }) => !RedrivePolicy);
    const redrive = functionsOf().get('redrive');
    assert.ok(redrive && deadLetters?.VisibilityTimeout > redrive.Timeout);
  });
});

describe('The consumer', () => {
  it('takes ten at a time, and gives back single messages', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    // A FIFO queue knows no batching window.
    assert.equal(only(template, 'AWS::Lambda::EventSourceMapping').MaximumBatchingWindowInSeconds, undefined);
  });

  for (const [callsPerSecond, consumers, each] of [
    [7, 2, '3.5'],
    [35, 7, '5'],
    [1, 2, '0.5'],
    [140, 28, '5'],
  ] as const) {
    it(`at ${callsPerSecond} calls a second runs ${consumers} times at most, each with its part of the pace`, () => {
      const paced = relayTemplate({ callsPerSecond });
      const { ScalingConfig } = only(paced, 'AWS::Lambda::EventSourceMapping');
      assert.deepEqual(ScalingConfig, { MaximumConcurrency: consumers });
      assert.equal(functionsOf(paced).get('consumer')?.ReservedConcurrentExecutions, consumers);
      assert.equal(variables('consumer', paced).CALLS_PER_SECOND, each);
    });
  }
});

describe('The functions', () => {
  it('are the five built handlers, on arm64 and the newest Node.js', () => {
    assert.deepEqual([...functionsOf().keys()].sort(), [
      'consumer',
      'contactEvent',
      'flow',
      'front',
      'redrive',
    ]);
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
    });
  });

  it('all know the instance, the queues and the table', () => {
    for (const name of functionsOf().keys()) {
      const { INSTANCE_ID: id, QUEUE_URL, DEAD_LETTER_QUEUE_URL, STATUS_TABLE } = variables(name);
      assert.deepEqual(
        [id, QUEUE_URL, DEAD_LETTER_QUEUE_URL, STATUS_TABLE],
        [INSTANCE_ID, 'RelayStorageUpdates', 'RelayStorageDeadLetters', 'RelayStorageStatus'],
        name,
      );
    }
  });

  it('have the defaults of the relay where nothing is said', () => {
    const { WAIT_MS, AGENT_CLAIM, MAY_WRITE, OWNERSHIP } = variables('front');
    assert.deepEqual([WAIT_MS, AGENT_CLAIM, MAY_WRITE, OWNERSHIP], ['2000', 'sub', '', 'off']);
    assert.equal(variables('contactEvent').EVENT_ATTRIBUTES, '{}');
  });

  it('have what the props say', () => {
    const other = relayTemplate({
      waitMs: 0,
      agentClaim: 'custom:connectUserId',
      mayWrite: ['Crm_*', 'Reason'],
      ownership: { whenUnknown: 'deny' },
      eventAttributes: { LastQueue: 'detail.queueInfo.queueArn' },
    });
    const { WAIT_MS, AGENT_CLAIM, MAY_WRITE, OWNERSHIP } = variables('front', other);
    assert.deepEqual(
      [WAIT_MS, AGENT_CLAIM, MAY_WRITE, OWNERSHIP],
      ['0', 'custom:connectUserId', 'Crm_*,Reason', 'deny'],
    );
    assert.equal(
      variables('contactEvent', other).EVENT_ATTRIBUTES,
      '{"LastQueue":"detail.queueInfo.queueArn"}',
    );
  });

  it('end before those who wait for them give up: a contact flow after 8 s, the HTTP API after 30 s', () => {
    const longest = functionsOf(relayTemplate({ waitMs: 10_000 }));
    assert.equal(longest.get('flow')?.Timeout, 8);
    assert.ok((longest.get('front')?.Timeout ?? 99) < 30);
  });

  it('have logs of their own, which end after a month and with the stack', () => {
    const logs = template.findResources('AWS::Logs::LogGroup');
    assert.equal(Object.keys(logs).length, 6);
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
    template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
    template.allResourcesProperties('AWS::Lambda::Function', {
      LoggingConfig: { LogGroup: Match.anyValue() },
    });
  });
});

describe('The status table', () => {
  it('is paid by use, and forgets by itself', () => {
    const table = only(template, 'AWS::DynamoDB::Table');
    assert.deepEqual(table.KeySchema, [{ AttributeName: 'group', KeyType: 'HASH' }]);
    assert.deepEqual(table.AttributeDefinitions, [{ AttributeName: 'group', AttributeType: 'S' }]);
    assert.deepEqual(table.TimeToLiveSpecification, { AttributeName: 'expires', Enabled: true });
    assert.equal(table.BillingMode, 'PAY_PER_REQUEST');
  });
});

describe('The HTTP API', () => {
  it('has two routes, and both ask for a token', () => {
    const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties,
    );
    assert.deepEqual(routes.map(({ RouteKey }) => RouteKey).sort(), [
      'GET /updates/{ticket}',
      'POST /updates',
    ]);
    for (const route of routes) assert.equal(route.AuthorizationType, 'JWT');
  });

  it('takes tokens of the issuer for the audience', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://login.example.com', Audience: ['desktop'] },
    });
  });

  it('is open to the origins that are named, whose browsers keep the answer to a preflight', () => {
    assert.deepEqual(only(template, 'AWS::ApiGatewayV2::Api').CorsConfiguration, {
      AllowOrigins: ['https://desktop.example.com'],
      AllowMethods: ['POST', 'GET'],
      AllowHeaders: ['authorization', 'content-type'],
      MaxAge: 86_400,
    });
  });

  it('logs how requests ended, and neither bodies nor claims nor addresses', () => {
    const { AccessLogSettings } = only(template, 'AWS::ApiGatewayV2::Stage') as {
      AccessLogSettings: { Format: string };
    };
    const logged = Object.values(JSON.parse(AccessLogSettings.Format));
    assert.ok(logged.includes('$context.status'));
    assert.ok(logged.includes('$context.authorizer.error'));
    assert.doesNotMatch(AccessLogSettings.Format, /claims|sourceIp|path|userAgent/);
  });
});

describe('Contact flows', () => {
  it('find the function in their list', () => {
    const association = only(template, 'AWS::Connect::IntegrationAssociation');
    assert.equal(association.InstanceId, INSTANCE_ARN);
    assert.equal(association.IntegrationType, 'LAMBDA_FUNCTION');
    assert.match(JSON.stringify(association.IntegrationArn), /RelayHandlersFlow/);
  });
});

describe('Contact events', () => {
  it('of this instance reach the function, but for those of written attributes', () => {
    const rule = only(
      relayTemplate({ eventAttributes: { LastQueue: 'detail.queueInfo.queueArn' } }),
      'AWS::Events::Rule',
    );
    assert.deepEqual(rule.EventPattern, {
      source: ['aws.connect'],
      'detail-type': ['Amazon Connect Contact Event'],
      detail: { instanceArn: [INSTANCE_ARN], eventType: [{ 'anything-but': ['CONTACT_DATA_UPDATED'] }] },
    });
    assert.equal(rule.State, 'ENABLED');
  });

  it('are off until ownership or attributes need them', () => {
    assert.equal(only(template, 'AWS::Events::Rule').State, 'DISABLED');
    const owned = relayTemplate({ ownership: { whenUnknown: 'allow' }, agentClaim: 'agent' });
    assert.equal(only(owned, 'AWS::Events::Rule').State, 'ENABLED');
  });

  it('are dropped after five minutes, rather than written over what came since', () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumEventAgeInSeconds: 300 });
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [
        Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 3 } }),
      ],
    });
  });
});

describe('The state machine', () => {
  it('is there when something is to be asked', () => {
    template.resourceCountIs('AWS::StepFunctions::StateMachine', 0);
    const stack = emptyStack();
    const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:ask';
    const ask = LambdaFunction.fromFunctionArn(stack, 'Ask', arn);
    const machine = only(
      relayTemplate({ processes: { ask, definition: PROCESS } }, stack),
      'AWS::StepFunctions::StateMachine',
    );
    assert.match(String(machine.DefinitionString), /"StartAt": "Write"/);
    const { QueueUrl, Ask } = machine.DefinitionSubstitutions as Record<string, string>;
    assert.deepEqual([shown(QueueUrl ?? ''), Ask], ['RelayStorageUpdates', arn]);
  });
});

describe('A relay that cannot work', () => {
  for (const [what, props, says] of [
    [
      'another Region',
      { instanceArn: INSTANCE_ARN.replace('eu-central-1', 'us-east-1') },
      /^instanceArn: expected an instance in the stack's Region eu-central-1; got one in us-east-1$/,
    ],
    [
      'another account',
      { instanceArn: INSTANCE_ARN.replace('123456789012', '210987654321') },
      /^instanceArn: .* account 123456789012/,
    ],
    [
      'an id in place of an ARN',
      { instanceArn: INSTANCE_ID },
      /^instanceArn: expected "arn:aws:connect:REGION:ACCOUNT:instance\/ID"/,
    ],
    ['no calls', { callsPerSecond: 0 }, /^callsPerSecond: expected a number above 0/],
    ['more calls than consumers can carry', { callsPerSecond: 5001 }, /^callsPerSecond: .* at most 5000/],
    ['a wait beyond the HTTP API’s', { waitMs: 10_001 }, /^waitMs: /],
    ['no origin', { allowedOrigins: [] }, /^allowedOrigins: expected the origins/],
    [
      'an origin with a path',
      { allowedOrigins: ['https://desktop.example.com/'] },
      /^allowedOrigins: .*got "https:\/\/desktop\.example\.com\/"/,
    ],
    ['every origin', { allowedOrigins: ['*'] }, /^allowedOrigins: /],
    [
      'ownership by a claim that is not named',
      { ownership: { whenUnknown: 'allow' } },
      /^agentClaim: expected with ownership, the claim/,
    ],
    ['an empty list of names, which the handler would read as all', { mayWrite: [] }, /^mayWrite: /],
    ['a name with a comma', { mayWrite: ['a,b'] }, /^mayWrite: /],
    ['a path that is none', { eventAttributes: { LastQueue: '$.detail' } }, /^eventAttributes: /],
    ['handlers that are not built', { handlers: '/nowhere' }, /^handlers: .*npm run build.*front\.mjs/],
  ] as const) {
    it(`is refused: ${what}`, () => {
      assert.throws(
        () => relayTemplate(props),
        (error) => error instanceof DeploymentError && says.test(error.message),
      );
    });
  }

  it('is refused: a state machine that is not there', () => {
    const stack = emptyStack();
    const ask = LambdaFunction.fromFunctionArn(
      stack,
      'Ask',
      'arn:aws:lambda:eu-central-1:123456789012:function:ask',
    );
    assert.throws(
      () => relayTemplate({ processes: { ask, definition: '/nowhere.asl.json' } }, stack),
      /^DeploymentError: processes\.definition: /,
    );
  });
});
