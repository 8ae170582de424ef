import { BEHAVIOUR, type Centre, World } from './World.js';

const DEADLINE_S = 30;
const FIRST_BACK_OFF_S = 1;
const LONGEST_BACK_OFF_S = 5;

export interface DesktopsResult {
  readonly saves: number;
  /** Saves that the agent saw fail. */
  readonly failed: number;
  readonly callsPerSecond: number;
  readonly throttledPerSecond: number;
  readonly flowsRefused: number;
  /** Seconds from saved to stored, of those that were. */
  readonly seconds: readonly number[];
}

interface Lane {
  waiting: { readonly savedAt: number }[];
  isBusy: boolean;
  failures: number;
}

/** Every desktop calls Amazon Connect by itself, as the broker does: one call per contact at a time, with back-off. */
export function simulateDesktops(centre: Centre, seed: number): DesktopsResult {
  const world = new World(centre, seed);
  const lanes = new Map<string, Lane>();
  const seconds: number[] = [];
  const counts = { saves: 0, failed: 0, calls: 0, throttled: 0 };

  function attempt(contact: string, lane: Lane): void {
    const late = lane.waiting.filter(({ savedAt }) => savedAt + DEADLINE_S <= world.now);
    counts.failed += late.filter(({ savedAt }) => savedAt >= centre.warmUp).length;
    lane.waiting = lane.waiting.filter((save) => !late.includes(save));
    if (lane.waiting.length === 0) {
      lanes.delete(contact);
      return;
    }
    lane.isBusy = true;
    const carried = lane.waiting;
    const isLet = world.call();
    if (world.isCounted) {
      counts.calls += 1;
      if (!isLet) counts.throttled += 1;
    }
    if (!isLet) {
      const step = Math.min(LONGEST_BACK_OFF_S, FIRST_BACK_OFF_S * 2 ** lane.failures);
      lane.failures += 1;
      const backOff = step * (0.5 + world.random.next() / 2);
      world.after(BEHAVIOUR.refusalSeconds + backOff, () => attempt(contact, lane));
      return;
    }
    lane.waiting = [];
    world.after(BEHAVIOUR.callSeconds, () => {
      for (const { savedAt } of carried) if (savedAt >= centre.warmUp) seconds.push(world.now - savedAt);
      lane.failures = 0;
      lane.isBusy = false;
      attempt(contact, lane);
    });
  }

  world.run((contact) => {
    if (world.isCounted) counts.saves += 1;
    const lane = lanes.get(contact) ?? { waiting: [], isBusy: false, failures: 0 };
    lanes.set(contact, lane);
    lane.waiting.push({ savedAt: world.now });
    if (!lane.isBusy) attempt(contact, lane);
  });
  const counted = centre.seconds - centre.warmUp;
  return {
    saves: counts.saves,
    failed: counts.failed,
    callsPerSecond: counts.calls / counted,
    throttledPerSecond: counts.throttled / counted,
    flowsRefused: world.flows.refused / Math.max(1, world.flows.made),
    seconds,
  };
}
