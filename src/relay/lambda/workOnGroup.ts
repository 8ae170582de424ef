import type { SQSRecord } from 'aws-lambda';
import type { Clock } from './Clock.js';
import type { Counts } from './Counts.js';
import type { OutgoingMessage } from './Fifo.js';
import { type GroupStatus, isOvertaken, withRefusal, withStored } from './GroupStatus.js';
import type { Log } from './log.js';
import type { PacedConnect } from './PacedConnect.js';
import { isWritable, ORDER, type QueuedMessage, readMessage, type WritableMessage } from './QueuedMessage.js';
import { callFor, countInOneCall, namesOf, without } from './runs.js';
import type { StatusStore } from './StatusTable.js';
import { type AttemptFailure, BrokerError, failureMessage, nameOf } from './wire.js';

/** A contact that has just begun may not be known everywhere yet; the second attempt at a message is its last. */
const UNKNOWN_CONTACT_DELAY_S = 2;
const LEAST_DELAY_S = 2;
const MOST_DELAY_S = 300;
/** Errors of the whole instance, and not of one contact or message. */
const CONFIGURATION = ['ACCESS_DENIED', 'WRONG_REGION'];
/** Errors that may pass. */
const PASSING = ['CONNECT_UNAVAILABLE', 'THROTTLED'];

export interface GroupTools {
  readonly connect: PacedConnect;
  readonly statuses: StatusStore;
  readonly deadLetters: { send(message: OutgoingMessage): Promise<unknown> };
  readonly instanceId: string;
  readonly log: Log;
  readonly clock: Clock;
}

/** Messages that are not settled. */
export interface Rest {
  readonly records: readonly SQSRecord[];
  /** When they are tried again; undefined: after the visibility time-out, since a different function may be at work on them. */
  readonly delayS: number | undefined;
  /** Whether the other contacts of the batch need not be tried. */
  readonly isConfiguration: boolean;
}

class Stopped extends Error {
  readonly delayS: number | undefined;
  readonly isConfiguration: boolean;

  constructor(reason: string, delayS: number | undefined, isConfiguration = false) {
    super(reason);
    this.delayS = delayS;
    this.isConfiguration = isConfiguration;
  }
}

/**
 * Writes the messages of one contact in their order, and settles each: it is stored, or among the dead letters.
 *
 * Each step ends with the contact's status, which is read before the next batch of the contact is written. So a
 * message that comes a second time, since the function failed before it was deleted, is not written a second time.
 *
 * @param until no call begins later
 */
export async function workOnGroup(
  group: string,
  records: readonly SQSRecord[],
  tools: GroupTools,
  until: number,
  counts: Counts,
): Promise<Rest | undefined> {
  const work = new GroupWork(group, records, tools, until, counts);
  try {
    await work.settleAll();
    return undefined;
  } catch (error) {
    const stopped =
      error instanceof Stopped ? error : new Stopped(nameOf(error), delayFor(records, tools.clock.now()));
    tools.log({ level: 'warn', event: 'stopped', group, reason: stopped.message, delayS: stopped.delayS });
    const { delayS, isConfiguration } = stopped;
    return { records: work.open, delayS, isConfiguration };
  }
}

class GroupWork {
  readonly #group: string;
  readonly #records: readonly SQSRecord[];
  readonly #tools: GroupTools;
  readonly #until: number;
  readonly #counts: Counts;
  #messages: readonly QueuedMessage[];
  #status: GroupStatus | undefined;

  constructor(
    group: string,
    records: readonly SQSRecord[],
    tools: GroupTools,
    until: number,
    counts: Counts,
  ) {
    this.#group = group;
    this.#records = records;
    this.#tools = tools;
    this.#until = until;
    this.#counts = counts;
    this.#messages = records.map((record) => readMessage(record, tools.instanceId));
  }

  /** What is not settled. */
  get open(): readonly SQSRecord[] {
    const settled = this.#status?.settled ?? '';
    return this.#messages.filter(({ sequence }) => sequence > settled).map(({ record }) => record);
  }

  async settleAll(): Promise<void> {
    let status = await this.#tools.statuses.read(this.#group);
    this.#status = status;
    // A refused run is tried again without its last message, so there is a list of runs.
    const runs: (readonly QueuedMessage[])[] = [
      this.#messages.filter(({ sequence }) => sequence > status.settled),
    ];
    for (let run = runs.shift(); run !== undefined; run = runs.shift()) {
      const [first] = run;
      if (first === undefined) continue;
      if (!isWritable(first)) {
        runs.unshift(run.slice(1));
        status = await this.#refuse(first, first.content as BrokerError, status);
        continue;
      }
      const invalid = run.findIndex((message) => !isWritable(message));
      const writable = (invalid < 0 ? run : run.slice(0, invalid)).filter(isWritable);
      const carried = writable.slice(0, countInOneCall(writable));
      runs.unshift(run.slice(carried.length));
      const failure = await this.#write(carried, status);
      if (failure === undefined) {
        status = await this.#store(carried, status);
      } else if (failure.splittable && carried.length > 1) {
        // The longest run that may be accepted comes first: what an earlier attempt has stored unseen is in it too, so
        // no older value lands over a newer one.
        runs.unshift(carried.slice(0, -1), carried.slice(-1));
      } else {
        const final = carried.filter((message) => isFinal(failure, message, status));
        for (const message of final) status = await this.#refuse(message, toError(failure), status);
        if (final.length < carried.length) {
          await this.#writeStatus({ ...status, missing: sequenceOf(carried) }, status);
          throw new Stopped(failure.errorType, UNKNOWN_CONTACT_DELAY_S);
        }
      }
    }
  }

  /** @returns why the messages were refused; undefined when they are stored, or overtaken by others */
  async #write(
    carried: readonly WritableMessage[],
    status: GroupStatus,
  ): Promise<AttemptFailure | undefined> {
    const contents = carried.flatMap(
      ({ content, wasPutBack, order }) =>
        (wasPutBack ? without(content, (name) => isOvertaken(status, name, order)) : content) ?? [],
    );
    if (contents.length === 0) return undefined;
    const result = await this.#tools.connect.attempt(callFor(contents), this.#until, this.#counts);
    if (result === undefined) throw new Stopped('no time left', 0);
    if (result.ok) return undefined;
    const { errorType, message } = result;
    const isConfiguration = CONFIGURATION.includes(errorType);
    if (isConfiguration || PASSING.includes(errorType)) {
      throw new Stopped(
        `${errorType} ${message}`,
        delayFor(this.#records, this.#tools.clock.now()),
        isConfiguration,
      );
    }
    return result;
  }

  async #store(carried: readonly WritableMessage[], status: GroupStatus): Promise<GroupStatus> {
    const values = carried.map(({ content, order }) => ({
      names: namesOf(content).filter((name) => !isOvertaken(status, name, order)),
      order,
    }));
    const after = await this.#writeStatus(withStored(status, sequenceOf(carried), values), status);
    const now = this.#tools.clock.now();
    for (const { record } of carried) this.#counts.stored(now - Number(record.attributes.SentTimestamp));
    return after;
  }

  async #refuse(message: QueuedMessage, error: BrokerError, status: GroupStatus): Promise<GroupStatus> {
    const { sequence, order, record } = message;
    const { errorType, errorMessage } = failureMessage(error);
    await this.#tools.deadLetters.send({
      body: record.body,
      group: this.#group,
      // The same one, should this function fail before it has written the status.
      deduplicationId: `${this.#group}.${sequence}`,
      attributes: { errorType, errorMessage: printable(errorMessage) || errorType, [ORDER]: order },
    });
    this.#counts.add('Refused');
    this.#tools.log({ level: 'error', event: 'refused', group: this.#group, sequence, errorType });
    return this.#writeStatus(withRefusal(status, sequence, { errorType, message: errorMessage }), status);
  }

  async #writeStatus(after: GroupStatus, before: GroupStatus): Promise<GroupStatus> {
    if (!(await this.#tools.statuses.write(this.#group, after, before))) {
      throw new Stopped('another function settles this contact', undefined);
    }
    this.#status = after;
    return after;
  }
}

function sequenceOf(messages: readonly QueuedMessage[]): string {
  return messages.at(-1)?.sequence ?? '';
}

/** A refusal is final; that the contact is unknown, when it was so at the message's first attempt too. */
function isFinal({ errorType }: AttemptFailure, { sequence }: QueuedMessage, status: GroupStatus): boolean {
  return errorType !== 'CONTACT_NOT_FOUND' || sequence <= status.missing;
}

function toError({ errorType, message, details, outcome }: AttemptFailure): BrokerError {
  return new BrokerError(errorType, message, { outcome, details });
}

/**
 * Seconds until the next attempt: half of the time since the first one. By the number of receives it would grow too fast,
 * since a message that was given back, or was in the hands of a function that crashed, counts as received.
 */
function delayFor(records: readonly SQSRecord[], now: number): number {
  const first = Number(records[0]?.attributes.ApproximateFirstReceiveTimestamp ?? now);
  return Math.round(Math.min(MOST_DELAY_S, Math.max(LEAST_DELAY_S, (now - first) / 2_000)));
}

/** Message attributes admit no control characters. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
