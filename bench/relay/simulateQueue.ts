import { EventQueue } from './EventQueue.js';
import { BEHAVIOUR, type Centre, World } from './World.js';

/** What the relay takes of the quota. */
const PACE = 0.7;
const BATCH = 10;
const DELIVERY_S = 0.05;

export interface QueueResult {
  readonly saves: number;
  readonly savesPerSecond: number;
  readonly calls: number;
  readonly throttled: number;
  readonly flowsRefused: number;
  /** Saves by which the queue has grown per second; about 0 when it keeps up. */
  readonly growth: number;
  /** Seconds from saved to stored, of those that were. */
  readonly seconds: readonly number[];
}

interface Group {
  /** When each message was saved. */
  messages: number[];
  isTaken: boolean;
}

/**
 * A FIFO queue and paced consumers.
 *
 * @param merges whether messages of a contact become one call, and the last group of a full batch is given back: the relay
 */
export function simulateQueue(centre: Centre, seed: number, merges: boolean): QueueResult {
  const world = new World(centre, seed);
  const pace = PACE * centre.quota;
  const consumers = Math.max(2, Math.ceil(0.2 * pace));
  const interval = consumers / pace;
  const groups = new Map<string, Group>();
  /** Contacts by the age of their oldest message; some entries are out of date. */
  const ready = new EventQueue<string>();
  const idle: Consumer[] = [];
  const seconds: number[] = [];
  const counts = { saves: 0, calls: 0, throttled: 0, stored: 0, all: 0, openAtWarmUp: 0 };

  class Consumer {
    #nextCall = 0;

    poll(): void {
      const batch = takeBatch();
      if (batch.length === 0) idle.push(this);
      else world.after(DELIVERY_S, () => this.#work(batch));
    }

    /** @param batch one entry for each call */
    #work(batch: readonly Call[], at = 0): void {
      const call = batch[at];
      if (call === undefined) {
        for (const contact of new Set(batch.map((done) => done.contact))) release(contact);
        this.poll();
        return;
      }
      world.after(Math.max(0, this.#nextCall - world.now), () => {
        this.#nextCall = world.now + interval;
        if (world.isCounted) counts.calls += 1;
        if (!world.call()) {
          if (world.isCounted) counts.throttled += 1;
          world.after(BEHAVIOUR.refusalSeconds, () => this.#work(batch, at));
          return;
        }
        world.after(BEHAVIOUR.callSeconds, () => {
          counts.stored += call.saves.length;
          for (const savedAt of call.saves) if (savedAt >= centre.warmUp) seconds.push(world.now - savedAt);
          this.#work(batch, at + 1);
        });
      });
    }
  }

  interface Call {
    readonly contact: string;
    readonly saves: readonly number[];
  }

  function takeBatch(): Call[] {
    const taken: Call[] = [];
    let room = BATCH;
    while (room > 0) {
      const next = ready.take();
      if (next === undefined) break;
      const group = groups.get(next.item);
      if (group === undefined || group.isTaken || group.messages[0] !== next.key) continue;
      const isCut = merges && room < BATCH && group.messages.length >= room;
      if (isCut) {
        // Given back at once, whether or not it has been cut: the consumer does not know.
        ready.add(next.key, next.item);
        break;
      }
      group.isTaken = true;
      const saves = group.messages.splice(0, room);
      room -= saves.length;
      if (merges) taken.push({ contact: next.item, saves });
      else taken.push(...saves.map((savedAt) => ({ contact: next.item, saves: [savedAt] })));
    }
    return taken;
  }

  function release(contact: string): void {
    const group = groups.get(contact);
    if (group === undefined) return;
    group.isTaken = false;
    const [oldest] = group.messages;
    if (oldest === undefined) groups.delete(contact);
    else offer(oldest, contact);
  }

  function offer(oldest: number, contact: string): void {
    ready.add(oldest, contact);
    idle.pop()?.poll();
  }

  for (let index = 0; index < consumers; index += 1) world.after(0, () => new Consumer().poll());
  world.after(centre.warmUp, () => {
    counts.openAtWarmUp = counts.all - counts.stored;
  });
  world.run((contact) => {
    counts.all += 1;
    if (world.isCounted) counts.saves += 1;
    const group = groups.get(contact) ?? { messages: [], isTaken: false };
    groups.set(contact, group);
    group.messages.push(world.now);
    if (!group.isTaken && group.messages.length === 1) offer(world.now, contact);
  });
  const counted = centre.seconds - centre.warmUp;
  return {
    saves: counts.saves,
    savesPerSecond: counts.saves / counted,
    calls: counts.calls,
    throttled: counts.throttled,
    flowsRefused: world.flows.refused / Math.max(1, world.flows.made),
    growth: (counts.all - counts.stored - counts.openAtWarmUp) / counted,
    seconds,
  };
}
