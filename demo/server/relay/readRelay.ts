import { z } from 'zod';
import type { DeadLetter, GroupReading, LocalRelay } from '../../localRelay/startLocalRelay.js';
import type { RelayCounts, RelayDeadLetter, RelayState } from '../../shared/RelayState.js';

const SHOWN_CONTACTS = 20;

/** The members of a queued message that name what it writes to. */
const message = z.object({
  data: z.looseObject({
    InitialContactId: z.string().optional(),
    ContactId: z.string().optional(),
    ContactAttributes: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** Reads the relay's queues and its table. */
export async function readRelay(
  relay: LocalRelay,
  counts: RelayCounts,
  isRefusing: boolean,
): Promise<RelayState> {
  const [{ waiting, inFlight, oldestMs, deadLetters }, groups] = await Promise.all([
    relay.read(),
    relay.readGroups(),
  ]);
  return {
    queued: waiting + inFlight,
    contactsInFlight: groups.filter(({ inFlight }) => inFlight > 0).length,
    oldestMs,
    counts,
    contacts: groups
      .toSorted(byInterest)
      .slice(0, SHOWN_CONTACTS)
      .map((group) => ({ contactId: group.group, queued: queuedIn(group), refused: group.refused })),
    deadLetters: deadLetters.map(describe),
    isRefusing,
  };
}

/** Contacts with updates in the queue first, then the last that was written. */
function byInterest(one: GroupReading, other: GroupReading): number {
  const isQueued = (group: GroupReading): number => Number(queuedIn(group) > 0);
  return isQueued(other) - isQueued(one) || (other.settled ?? '').localeCompare(one.settled ?? '');
}

function queuedIn({ waiting, inFlight }: GroupReading): number {
  return waiting + inFlight;
}

/** Values stay on the server: the page shows names. */
function describe({ id, body, errorType = 'unknown', errorMessage = '' }: DeadLetter): RelayDeadLetter {
  const { data: { InitialContactId, ContactId, ContactAttributes, ...changes } = {} } =
    message.safeParse(parse(body)).data ?? {};
  return {
    id,
    contactId: InitialContactId ?? ContactId ?? 'unknown contact',
    names: Object.keys(ContactAttributes ?? changes),
    errorType,
    errorMessage,
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
