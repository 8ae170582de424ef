import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** What the handlers count, in the embedded metric format of their logs. */
export type RelayMetricName =
  | 'Accepted'
  | 'Calls'
  | 'Stored'
  | 'Throttled'
  | 'Refused'
  | 'Unclear'
  | 'GivenBack'
  | 'OwnerUnknown'
  | 'AcceptedToStoredMs';

/** Of all relays in the account and Region: they share one quota. */
export function relayMetric(metricName: RelayMetricName, statistic = 'Sum'): Metric {
  return new Metric({ namespace: 'ContactRelay', metricName, statistic, period: Duration.minutes(1) });
}
