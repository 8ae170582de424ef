import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { ServiceClock } from '../../../../src/connect/aws/ServiceClock.js';

const MINUTE = 60_000;

let skewMs: number | undefined;
let clock: ServiceClock;
let consoleWarn: MockInstance;

beforeEach(() => {
  vi.useFakeTimers();
  consoleWarn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  skewMs = undefined;
  clock = new ServiceClock(() => skewMs);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** AWS gives the time: so much ahead of this computer. */
function measure(aheadMs: number): void {
  clock.measured(Date.now() + aheadMs, Date.now());
}

it('is this computer’s while no service names the time', () => {
  expect(clock.offsetMs).toBe(0);
  expect(clock.isKnown).toBe(false);
});

it('follows what Streams says, and leaves small differences alone', () => {
  skewMs = 30_000;
  expect(clock.offsetMs).toBe(0);
  expect(clock.isKnown).toBe(true);
  skewMs = 20 * MINUTE;
  expect(clock.offsetMs).toBe(20 * MINUTE);
  skewMs = 20 * MINUTE + 30_000;
  expect(clock.offsetMs).toBe(20 * MINUTE);
  skewMs = 0;
  expect(clock.offsetMs).toBe(0);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined])('is not led astray by %s', (reported) => {
  skewMs = reported;
  expect(clock.offsetMs).toBe(0);
  measure(20 * MINUTE);
  expect(clock.offsetMs).toBe(20 * MINUTE);
  clock.measured(Number.NaN, Date.now());
  expect(clock.offsetMs).toBe(20 * MINUTE);
});

it('follows the latest of what Streams and AWS say', () => {
  skewMs = 20 * MINUTE;
  expect(clock.offsetMs).toBe(20 * MINUTE);
  measure(0);
  expect(clock.offsetMs).toBe(0);
  skewMs = -20 * MINUTE;
  expect(clock.offsetMs).toBe(-20 * MINUTE);
});

it('does not take an answer that came during a computer’s sleep for the time', () => {
  const sentAt = Date.now();
  const serviceTime = sentAt;
  vi.setSystemTime(sentAt + 120 * MINUTE);
  expect(clock.measured(serviceTime, sentAt)).toBe(false);
  expect(clock.offsetMs).toBe(0);
});

it('is known once AWS has named it, or a call has succeeded', () => {
  expect(clock.measured(Number.NaN, Date.now())).toBe(true);
  expect(clock.isKnown).toBe(false);
  clock.trust(0);
  expect(clock.isKnown).toBe(true);
  clock = new ServiceClock();
  measure(0);
  expect(clock.isKnown).toBe(true);
});

describe('an assumption', () => {
  it('is tried when a call fails, once at once, then in turn with the time so far', () => {
    clock.assume(Date.now() + 20 * MINUTE, false);
    expect(clock.offsetMs).toBe(0);
    expect(clock.doubt(0)).toBe(true);
    expect(clock.offsetMs).toBe(20 * MINUTE);
    expect(clock.doubt(20 * MINUTE)).toBe(false);
    expect(clock.offsetMs).toBe(0);
    expect(clock.doubt(0)).toBe(false);
    expect(clock.offsetMs).toBe(20 * MINUTE);
  });

  it('stays when a call succeeds with it', () => {
    clock.assume(Date.now() + 20 * MINUTE, false);
    clock.doubt(0);
    clock.trust(20 * MINUTE);
    expect(clock.doubt(20 * MINUTE)).toBe(false);
    expect(clock.offsetMs).toBe(20 * MINUTE);
  });

  it('is dropped when a call succeeds without it', () => {
    clock.assume(Date.now() + 20 * MINUTE, false);
    clock.trust(0);
    expect(clock.doubt(0)).toBe(false);
    expect(clock.offsetMs).toBe(0);
  });

  it('is tried once for calls that fail side by side', () => {
    clock.assume(Date.now() + 20 * MINUTE, false);
    expect(clock.doubt(0)).toBe(true);
    expect(clock.doubt(0)).toBe(true);
    expect(clock.offsetMs).toBe(20 * MINUTE);
  });

  it('that a call beside it has refuted is not made true by an older success', () => {
    clock.assume(Date.now() + 20 * MINUTE, false);
    clock.doubt(0);
    clock.trust(0);
    expect(clock.doubt(20 * MINUTE)).toBe(false);
    expect(clock.offsetMs).toBe(0);
  });

  it('that agrees with the time so far is none', () => {
    clock.assume(Date.now() + 4 * MINUTE, true);
    expect(clock.doubt(0)).toBe(false);
    expect(clock.offsetMs).toBe(0);
  });

  it('counts at once when the time so far is impossible', () => {
    clock.assume(Date.now() - 60 * MINUTE, true);
    expect(clock.offsetMs).toBe(-60 * MINUTE);
  });

  it('gives way to what is measured', () => {
    clock.assume(Date.now() + 20 * MINUTE, false);
    measure(0);
    expect(clock.doubt(0)).toBe(false);
  });
});

it.each([
  [20 * MINUTE, '20 minutes slow'],
  [-120 * MINUTE, '120 minutes fast'],
])('warns once of a clock that is off by %i ms', (reported, words) => {
  skewMs = reported;
  for (let n = 0; n < 3; n += 1) void clock.offsetMs;
  skewMs = reported * 2;
  void clock.offsetMs;
  expect(consoleWarn).toHaveBeenCalledTimes(1);
  expect(consoleWarn).toHaveBeenCalledWith(expect.stringContaining(words));
});

it('does not warn of what AWS tolerates', () => {
  skewMs = 4 * MINUTE;
  expect(clock.offsetMs).toBe(4 * MINUTE);
  expect(consoleWarn).not.toHaveBeenCalled();
});
