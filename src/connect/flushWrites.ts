import { countFitting, mergeAttributes } from './Batch.js';
import type { AttemptResult } from './Connection.js';
import type { Lane } from './Lane.js';
import type { Write } from './Write.js';

/**
 * Empties the lanes by one call per contact and origin: the values in flight overlaid by the queued ones,
 * since the page's going away may cut off what is in flight. Where they are too many for one call, the newest go.
 */
export function flushWrites(lanes: readonly Lane[]): void {
  const calls = lanes.flatMap((lane) =>
    lane.takeOpen().map(({ flying, queued }) => {
      const open = [...flying, ...queued];
      const { connection } = open.at(-1) ?? {};
      // What is in flight for an agent who has gone travels by that agent's connection only.
      const own = open.filter((write) => write.connection === connection);
      const carried = own.slice(-countFitting(own.toReversed()));
      return {
        connection,
        update: { initialContactId: lane.initialContactId, attributes: mergeAttributes(carried) },
        // What is in flight keeps its own fate.
        queued: carried.filter((write) => !flying.includes(write)),
      };
    }),
  );
  for (const connection of new Set(calls.map((call) => call.connection))) {
    const own = calls.filter((call) => call.connection === connection);
    const results = connection?.flush(own.map(({ update }) => update)) ?? [];
    for (const [index, { queued }] of own.entries()) void settle(queued, results[index]);
  }
}

async function settle(writes: readonly Write[], pending: Promise<AttemptResult> | undefined): Promise<void> {
  // What could not be sent is lost with the page; should the page come back, the deadline answers.
  if (pending === undefined) return;
  for (const write of writes) write.markSent();
  const result = await pending;
  for (const write of writes) {
    if (result.ok) {
      write.succeeded(result.awsRequestId);
    } else {
      write.attemptFailed(result);
      write.giveUp(result);
    }
  }
}
