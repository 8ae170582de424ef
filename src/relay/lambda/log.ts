/** An entry of the log: ids, names, counts and error types, and never a value of an attribute. */
export type LogEntry = Readonly<Record<string, unknown>>;

export type Log = (entry: LogEntry) => void;

/** Numbers to be added up, or lists of which each member counts. */
export type Metrics = Readonly<Record<string, number | readonly number[]>>;

const NAMESPACE = 'ContactRelay';
/** A list in the embedded metric format holds at most 100 members (CloudWatch user guide). */
const MOST_MEMBERS = 100;

/** One JSON object a line, as CloudWatch Logs Insights reads it. */
export const writeLog: Log = (entry) => {
  console.log(JSON.stringify(entry));
};

/** Metrics as CloudWatch takes them out of a log line ("Embedded metric format"), without dimensions. */
export function metricsEntry(metrics: Metrics, time: number): LogEntry {
  const counted = Object.entries(metrics).filter(
    ([, value]) => typeof value === 'number' || value.length > 0,
  );
  return {
    _aws: {
      Timestamp: time,
      CloudWatchMetrics: [
        {
          Namespace: NAMESPACE,
          Dimensions: [[]],
          Metrics: counted.map(([name]) => ({
            Name: name,
            Unit: name.endsWith('Ms') ? 'Milliseconds' : 'Count',
          })),
        },
      ],
    },
    ...Object.fromEntries(
      counted.map(([name, value]) => [
        name,
        typeof value === 'number' ? value : value.slice(0, MOST_MEMBERS),
      ]),
    ),
  };
}
