import { LIMITS } from '../protocol/limits.js';
import { utf8Length } from '../protocol/utf8Length.js';
import { mergeAttributes } from './Batch.js';
import type { AttemptResult, Connection } from './Connection.js';
import type { ContactUpdate } from './ContactGateway.js';
import type { Lane } from './Lane.js';
import type { Write } from './Write.js';

interface FlushCall {
  readonly connection: Connection;
  readonly update: ContactUpdate;
  /** Answered with the fate of this call. What is in flight keeps its own. */
  readonly queued: readonly Write[];
}

/**
 * Empties the lanes by one call per contact and origin: the values in flight overlaid by the queued ones,
 * since the page's going away may cut off what is in flight.
 */
export function flushWrites(lanes: readonly Lane[]): void {
  const calls = lanes.flatMap(callsOf);
  for (const connection of new Set(calls.map((call) => call.connection))) {
    const own = calls.filter((call) => call.connection === connection);
    const results = connection.flush(own.map(({ update }) => update));
    for (const [index, { queued }] of own.entries()) void settle(queued, results[index]);
  }
}

function callsOf(lane: Lane): readonly FlushCall[] {
  const inFlight = lane.current;
  const queued = new Map(lane.takeQueued());
  if (inFlight !== undefined && !queued.has(inFlight.origin)) queued.set(inFlight.origin, []);
  return [...queued].flatMap(([origin, writes]) => {
    const flying = inFlight?.origin === origin ? inFlight.writes : [];
    const all = [...flying, ...writes];
    // Writes of an agent who has gone meanwhile travel by that agent's connection, or not at all.
    return [...new Set(all.map(({ connection }) => connection))].flatMap((connection) => {
      const own = all.filter((write) => write.connection === connection);
      return intoCalls(mergeAttributes(own)).map((attributes) => ({
        connection,
        update: { initialContactId: lane.initialContactId, attributes },
        queued: own.filter((write) => !flying.includes(write)),
      }));
    });
  });
}

/** Splits values by name where they are too many for one call. With each name in one call only, order does not matter. */
function intoCalls(attributes: Readonly<Record<string, string>>): readonly Record<string, string>[] {
  const calls: [string, string][][] = [];
  let room = 0;
  for (const entry of Object.entries(attributes)) {
    const size = utf8Length(entry[0]) + utf8Length(entry[1]);
    if (size > room) {
      calls.push([]);
      room = LIMITS.attributesBytes;
    }
    calls.at(-1)?.push(entry);
    room -= size;
  }
  return calls.map((entries) => Object.fromEntries(entries));
}

async function settle(queued: readonly Write[], pending: Promise<AttemptResult> | undefined): Promise<void> {
  // What could not be sent is lost with the page; should the page come back, the deadline answers.
  if (pending === undefined) return;
  for (const write of queued) write.markSent();
  const result = await pending;
  for (const write of queued) {
    if (result.ok) {
      write.succeeded(result.awsRequestId);
    } else {
      write.attemptFailed(result);
      write.giveUp(result);
    }
  }
}
