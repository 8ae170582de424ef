import { z } from 'zod';
import type { RelayCounts } from '../../shared/RelayState.js';

const count = z.number().default(0);
const metrics = z.object({
  _aws: z.unknown(),
  Calls: count,
  Stored: count,
  Throttled: count,
  Unclear: count,
  Refused: count,
});

/** Adds up the metrics in the log of the relay's functions, as CloudWatch does. */
export class CountedMetrics {
  #counts: RelayCounts = { Calls: 0, Stored: 0, Throttled: 0, Unclear: 0, Refused: 0 };

  get counts(): RelayCounts {
    return this.#counts;
  }

  /** @param line of the log; only those in the embedded metric format count */
  add(line: string): void {
    const { data } = metrics.safeParse(parse(line));
    if (data?._aws === undefined) return;
    const before = this.#counts;
    this.#counts = {
      Calls: before.Calls + data.Calls,
      Stored: before.Stored + data.Stored,
      Throttled: before.Throttled + data.Throttled,
      Unclear: before.Unclear + data.Unclear,
      Refused: before.Refused + data.Refused,
    };
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Such as a warning of Node.
    return undefined;
  }
}
