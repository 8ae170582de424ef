import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type Clock, realClock } from './Clock.js';
import type { ConnectApi } from './ConnectApi.js';
import { Counts } from './Counts.js';
import type { OutgoingMessage } from './Fifo.js';
import { type Log, metricsEntry, writeLog } from './log.js';
import { PacedConnect } from './PacedConnect.js';
import type { StatusStore } from './StatusTable.js';
import { nameOf } from './wire.js';
import { type GroupTools, type Rest, workOnGroup } from './workOnGroup.js';

/** The most messages that an event source mapping hands to a function of a FIFO queue at once. */
const FULL_BATCH = 10;
/** A group that was given back comes first next time; one that comes this often is written as it is. */
const MOST_GIVEN_BACK = 5;
/** Time kept for writing the status and giving the rest back, in parts of a call's time-out. */
const RESERVE = 1.4;

export interface ConsumerParts {
  readonly connect: ConnectApi;
  readonly queue: { giveBack(receiptHandles: readonly string[], seconds: number): Promise<number> };
  readonly deadLetters: { send(message: OutgoingMessage): Promise<unknown> };
  readonly statuses: StatusStore;
  readonly instanceId: string;
  /** Calls per second of this environment. */
  readonly perSecond: number;
  /** What one call may take at most. */
  readonly callTimeoutMs: number;
  readonly log?: Log;
  readonly clock?: Clock;
}

export type Consumer = (
  event: SQSEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<SQSBatchResponse>;

/**
 * The function behind the queue: writes each contact's messages in order, as few calls as possible, at an even pace.
 *
 * A full batch has probably cut its last group in two. That group is given back at once: together with its other
 * messages it needs one call instead of two.
 */
export function createConsumer(parts: ConsumerParts): Consumer {
  const { queue, log = writeLog, clock = realClock } = parts;
  const tools: GroupTools = {
    ...parts,
    log,
    clock,
    connect: new PacedConnect(parts.connect, { perSecond: parts.perSecond, clock }),
  };

  async function giveBack({ records, delayS }: Pick<Rest, 'records' | 'delayS'>): Promise<void> {
    if (records.length === 0 || delayS === undefined) return;
    try {
      const stuck = await queue.giveBack(
        records.map(({ receiptHandle }) => receiptHandle),
        delayS,
      );
      if (stuck > 0) log({ level: 'warn', event: 'not given back', messages: stuck });
    } catch (error) {
      // They come back by the visibility time-out.
      log({ level: 'warn', event: 'not given back', messages: records.length, error: nameOf(error) });
    }
  }

  return async ({ Records }, context) => {
    const until = clock.now() + context.getRemainingTimeInMillis() - RESERVE * parts.callTimeoutMs;
    const counts = new Counts();
    const groups = groupsOf(Records);
    const failed: SQSRecord[] = [];
    const leave = async (rest: Pick<Rest, 'records' | 'delayS'>): Promise<void> => {
      failed.push(...rest.records);
      await giveBack(rest);
    };

    const cut = cutGroup(Records, groups);
    if (cut !== undefined) {
      const records = groups.get(cut) ?? [];
      groups.delete(cut);
      counts.add('GivenBack', records.length);
      await leave({ records, delayS: 0 });
    }
    let stop: Rest | undefined;
    for (const [group, records] of groups) {
      if (stop !== undefined) {
        await leave({ records, delayS: stop.delayS });
        continue;
      }
      const rest = await workOnGroup(group, records, tools, until, counts);
      if (rest !== undefined) await leave(rest);
      if (rest?.isConfiguration) stop = rest;
    }
    log(metricsEntry(counts.metrics, Math.round(clock.now())));
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

/** A batch may mix groups; a Map keeps the order in which they came. */
function groupsOf(records: readonly SQSRecord[]): Map<string, SQSRecord[]> {
  const groups = new Map<string, SQSRecord[]>();
  for (const record of records) {
    const group = record.attributes.MessageGroupId ?? '';
    groups.set(group, [...(groups.get(group) ?? []), record]);
  }
  return groups;
}

function cutGroup(
  records: readonly SQSRecord[],
  groups: ReadonlyMap<string, readonly SQSRecord[]>,
): string | undefined {
  const last = records.at(-1)?.attributes;
  const isCut = records.length >= FULL_BATCH && groups.size > 1;
  return isCut && Number(last?.ApproximateReceiveCount) <= MOST_GIVEN_BACK ? last?.MessageGroupId : undefined;
}
