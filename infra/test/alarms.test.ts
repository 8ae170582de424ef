import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { emptyStack, only, relayTemplate, shown } from './world.js';

const stack = emptyStack();
const topic = new Topic(stack, 'Topic');
const template = relayTemplate({ alarmTopic: topic }, stack);
const alarms = new Map(
  Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(([id, { Properties }]) => [
    id.replace(/^RelayAlarms/, '').replace(/[0-9A-F]{8}$/, ''),
    Properties,
  ]),
);

describe('An alarm', () => {
  for (const [name, metric, condition] of [
    [
      'OldestUpdate',
      'AWS/SQS ApproximateAgeOfOldestMessage',
      'Maximum GreaterThanThreshold 120, 3 of 3 x 60 s',
    ],
    [
      'Backlog',
      'AWS/SQS ApproximateNumberOfMessagesVisible',
      'Maximum GreaterThanOrEqualToThreshold 60000, 3 of 3 x 60 s',
    ],
    [
      'DeadLetters',
      'AWS/SQS ApproximateNumberOfMessagesVisible',
      'Maximum GreaterThanOrEqualToThreshold 1, 1 of 1 x 60 s',
    ],
    ['Throttled', 'ContactRelay Throttled', 'Sum GreaterThanOrEqualToThreshold 1, 5 of 5 x 60 s'],
    ['ServerErrors', 'AWS/ApiGateway 5xx', 'Sum GreaterThanOrEqualToThreshold 1, 3 of 5 x 60 s'],
    ['FrontErrors', 'AWS/Lambda Errors', 'Sum GreaterThanOrEqualToThreshold 1, 1 of 1 x 300 s'],
    ['ConsumerErrors', 'AWS/Lambda Errors', 'Sum GreaterThanOrEqualToThreshold 1, 1 of 1 x 300 s'],
    ['FlowErrors', 'AWS/Lambda Errors', 'Sum GreaterThanOrEqualToThreshold 1, 1 of 1 x 300 s'],
    ['ContactEventErrors', 'AWS/Lambda Errors', 'Sum GreaterThanOrEqualToThreshold 1, 1 of 1 x 300 s'],
    ['RedriveErrors', 'AWS/Lambda Errors', 'Sum GreaterThanOrEqualToThreshold 1, 1 of 1 x 300 s'],
  ] as const) {
    it(`${name}: ${metric}, ${condition}`, () => {
      const alarm = alarms.get(name);
      assert.ok(alarm, [...alarms.keys()].join());
      assert.equal(`${alarm.Namespace} ${alarm.MetricName}`, metric);
      const { Statistic, ComparisonOperator, Threshold, EvaluationPeriods, DatapointsToAlarm, Period } =
        alarm;
      assert.equal(
        `${Statistic} ${ComparisonOperator} ${Threshold}, ${DatapointsToAlarm ?? EvaluationPeriods} of ${EvaluationPeriods} x ${Period} s`,
        condition,
      );
      assert.ok(alarm.AlarmDescription.length > 20);
    });
  }

  it('is one of these', () => {
    assert.equal(alarms.size, 10);
  });

  it('looks at the queue that it means', () => {
    const queueOf = (name: string): string => shown(alarms.get(name)?.Dimensions[0].Value);
    assert.equal(queueOf('OldestUpdate'), 'RelayStorageUpdates.QueueName');
    assert.equal(queueOf('Backlog'), 'RelayStorageUpdates.QueueName');
    assert.equal(queueOf('DeadLetters'), 'RelayStorageDeadLetters.QueueName');
  });

  it('notifies the topic when it begins and when it ends, and is quiet where nothing happens', () => {
    for (const { AlarmActions, OKActions, TreatMissingData } of alarms.values()) {
      assert.deepEqual([AlarmActions, OKActions].flat().map(shown), ['Topic', 'Topic']);
      assert.equal(TreatMissingData, 'notBreaching');
    }
  });

  it('notifies no subscriber without a topic', () => {
    for (const { Properties } of Object.values(relayTemplate().findResources('AWS::CloudWatch::Alarm'))) {
      assert.equal(Properties.AlarmActions, undefined);
    }
  });
});

describe('The dashboard', () => {
  it('shows the calls against the pace', () => {
    const body = shown(
      only(relayTemplate({ callsPerSecond: 42 }), 'AWS::CloudWatch::Dashboard').DashboardBody ?? '',
    );
    assert.match(body, /"expression":"calls \/ 60"/);
    assert.match(body, /"annotations":\{"horizontal":\[\{"value":42,"label":"pace"/);
  });
});
