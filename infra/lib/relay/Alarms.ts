import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { relayMetric } from './metrics.js';
import type { Storage } from './Storage.js';

export interface AlarmsProps {
  readonly storage: Storage;
  readonly api: HttpApi;
  readonly functions: ReadonlyMap<string, IFunction>;
  readonly topic?: ITopic;
}

const PERIOD = Duration.minutes(1);

/** Past 120,000 waiting messages SQS no longer looks for contacts that are free ("FIFO queue quotas"). */
const DEEP_BACKLOG = 60_000;

/** What an operator has to know of. Each description says what it likely means. */
export class Alarms extends Construct {
  readonly #topic: ITopic | undefined;

  constructor(scope: Construct, id: string, { storage, api, functions, topic }: AlarmsProps) {
    super(scope, id);
    this.#topic = topic;
    const { queue, deadLetters } = storage;
    this.#add(
      'OldestUpdate',
      queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
      {
        threshold: 120,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 3,
        alarmDescription:
          'Updates wait longer than two minutes: Amazon Connect refuses or does not answer, or the pace is too low.',
      },
    );
    this.#add(
      'Backlog',
      queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
      {
        threshold: DEEP_BACKLOG,
        evaluationPeriods: 3,
        alarmDescription:
          'So many updates wait that SQS will soon hide those of further contacts: raise the quota and the pace.',
      },
    );
    this.#add(
      'DeadLetters',
      deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
      {
        threshold: 1,
        evaluationPeriods: 1,
        alarmDescription:
          'Updates were refused: read their errorType, correct the cause, then invoke the redrive function.',
      },
    );
    this.#add('Throttled', relayMetric('Throttled'), {
      threshold: 1,
      evaluationPeriods: 5,
      alarmDescription:
        'Amazon Connect has refused calls for five minutes: the quota is used up, and contact flows feel it too.',
    });
    this.#add('ServerErrors', api.metricServerError({ period: PERIOD, statistic: 'Sum' }), {
      threshold: 1,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      alarmDescription:
        'Desktops are answered with 5xx: the queue or the front function fails, or its concurrency is used up.',
    });
    for (const [name, handler] of functions) {
      this.#add(
        `${name.charAt(0).toUpperCase()}${name.slice(1)}Errors`,
        handler.metricErrors({ period: Duration.minutes(5) }),
        {
          threshold: 1,
          evaluationPeriods: 1,
          alarmDescription: `The function ${name} has failed or run out of time: its log says where.`,
        },
      );
    }
  }

  #add(id: string, metric: Metric, options: Omit<CreateAlarmOptions, 'treatMissingData'>): Alarm {
    const alarm = metric.createAlarm(this, id, {
      ...options,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (this.#topic) {
      const action = new SnsAction(this.#topic);
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
    return alarm;
  }
}
