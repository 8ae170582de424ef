import type { AttemptResult, Connection } from './Connection.js';
import type { ContactCall } from './ContactCall.js';
import type { ContactRequest } from './ContactRequest.js';
import type { Lane } from './Lane.js';
import { countFitting, mergeCalls } from './mergeCalls.js';

interface LastCall {
  readonly connection: Connection;
  readonly call: ContactCall;
  /** Those that its result answers; what is in flight is answered by its own attempt. */
  readonly queued: readonly ContactRequest[];
}

/**
 * Empties the lanes. Attributes go as one call per contact and origin: the values in flight overlaid by the queued ones,
 * since the page's going away may cut off what is in flight; where they are too many for one call, the newest go.
 * Other changes go one by one. Nothing is left to receive what is read, so reads do not go.
 */
export function flushRequests(lanes: readonly Lane[]): void {
  const calls = lanes.flatMap((lane) =>
    lane.takeOpen().flatMap(({ flying, queued }) => {
      const open = [...flying, ...queued].filter(({ call }) => !call.readsOnly);
      const last = open.at(-1);
      if (last === undefined) return [];
      const { connection } = last;
      // What is in flight for an agent who has gone travels by that agent's connection only.
      const own = open.filter((request) => request.connection === connection);
      const updates = own.filter(({ attributes }) => attributes);
      return [
        updates.slice(-countFitting(updates.toReversed())),
        ...own.filter(({ attributes }) => !attributes).map((change) => [change]),
      ]
        .filter(({ length }) => length > 0)
        .map(
          (carried): LastCall => ({
            connection,
            call: mergeCalls(carried),
            queued: carried.filter((request) => !flying.includes(request)),
          }),
        );
    }),
  );
  for (const connection of new Set(calls.map((call) => call.connection))) {
    const own = calls.filter((call) => call.connection === connection);
    const results = connection.flush(own.map(({ call }) => call));
    for (const [index, { queued }] of own.entries()) void settle(queued, results[index]);
  }
}

async function settle(
  requests: readonly ContactRequest[],
  pending: Promise<AttemptResult> | undefined,
): Promise<void> {
  // What could not be sent is lost with the page; should the page come back, the deadline answers.
  if (pending === undefined) return;
  for (const request of requests) request.markSent();
  const result = await pending;
  for (const request of requests) {
    if (result.ok) {
      request.succeed(result);
    } else {
      request.attemptFailed(result);
      request.giveUp(result);
    }
  }
}
