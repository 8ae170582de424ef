import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Dashboard, GraphWidget, type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { relayMetric } from './metrics.js';
import type { Storage } from './Storage.js';

export interface RelayDashboardProps {
  readonly storage: Storage;
  readonly api: HttpApi;
  readonly functions: ReadonlyMap<string, IFunction>;
  readonly callsPerSecond: number;
}

const period = Duration.minutes(1);

/** Calls against the pace, what waits, what was refused, and how long it took. */
export function relayDashboard(scope: Construct, id: string, props: RelayDashboardProps): Dashboard {
  const { storage, api, functions, callsPerSecond } = props;
  const { queue, deadLetters } = storage;
  const callsEachSecond = new MathExpression({
    expression: 'calls / 60',
    label: 'calls a second',
    usingMetrics: { calls: relayMetric('Calls') },
    period,
  });
  return new Dashboard(scope, id, {
    widgets: [
      [
        graph('Calls to Amazon Connect a second', [callsEachSecond], callsPerSecond),
        graph('Updates a minute', [relayMetric('Accepted'), relayMetric('Stored')]),
        graph('Trouble a minute', [relayMetric('Throttled'), relayMetric('Refused'), relayMetric('Unclear')]),
      ],
      [
        graph('Age of the oldest update, seconds', [
          queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
        ]),
        graph('Waiting updates and dead letters', [
          queue.metricApproximateNumberOfMessagesVisible({ period, label: 'waiting' }),
          queue.metricApproximateNumberOfMessagesNotVisible({ period, label: 'in work' }),
          deadLetters.metricApproximateNumberOfMessagesVisible({ period, label: 'dead letters' }),
        ]),
        graph('From accepted to stored, ms', [
          relayMetric('AcceptedToStoredMs', 'p50'),
          relayMetric('AcceptedToStoredMs', 'p95'),
        ]),
      ],
      [
        graph('Requests of desktops a minute', [
          api.metricCount({ period, statistic: 'Sum' }),
          api.metricClientError({ period, statistic: 'Sum' }),
          api.metricServerError({ period, statistic: 'Sum' }),
        ]),
        graph('Answers to desktops, ms', [
          api.metricLatency({ period, statistic: 'p50' }),
          api.metricLatency({ period, statistic: 'p95' }),
        ]),
        graph('Given back, owner unknown', [relayMetric('GivenBack'), relayMetric('OwnerUnknown')]),
      ],
      [
        graph(
          'Errors by function',
          each(functions, (handler) => handler.metricErrors({ period })),
        ),
        graph(
          'Refused for lack of concurrency',
          each(functions, (handler) => handler.metricThrottles({ period })),
        ),
        graph(
          'Duration by function, ms',
          each(functions, (handler) => handler.metricDuration({ period })),
        ),
      ],
    ],
  });
}

function each(functions: ReadonlyMap<string, IFunction>, metric: (handler: IFunction) => IMetric): IMetric[] {
  return [...functions.values()].map(metric);
}

function graph(title: string, left: IMetric[], limit?: number): GraphWidget {
  return new GraphWidget({
    title,
    left,
    width: 8,
    leftYAxis: { min: 0 },
    ...(limit !== undefined && { leftAnnotations: [{ value: limit, label: 'pace' }] }),
  });
}
