import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StreamsSession } from '../../../src/session/StreamsSession.js';
import { agentUpdate, FakeStreams } from './FakeStreams.js';

const MINUTE = 60_000;

let streams: FakeStreams;
let session: StreamsSession;

beforeEach(() => {
  vi.useFakeTimers();
  streams = new FakeStreams();
  streams.begin();
  session = new StreamsSession({ connect: streams });
});

afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

function deliver(skew: unknown): void {
  const { snapshot, ...rest } = agentUpdate() as { snapshot: object };
  streams.send('agent::update', { ...rest, snapshot: { ...snapshot, skew } });
}

/** Somebody sets the clock, or the computer sleeps: timers stand still. */
function moveClock(byMs: number): void {
  vi.setSystemTime(Date.now() + byMs);
}

it('the skew of the computer’s clock is that of the last agent update', () => {
  expect(session.clockSkewMs).toBeUndefined();
  deliver(20 * MINUTE);
  expect(session.clockSkewMs).toBe(20 * MINUTE);
  vi.advanceTimersByTime(10 * MINUTE);
  expect(session.clockSkewMs).toBe(20 * MINUTE);
  deliver(-MINUTE);
  expect(session.clockSkewMs).toBe(-MINUTE);
});

it.each([undefined, null])('is unknown when the update has %s', (skew) => {
  deliver(20 * MINUTE);
  deliver(skew);
  expect(session.clockSkewMs).toBeUndefined();
});

describe('until the next agent update', () => {
  it.each([20, -20, 120, -120])('a clock that was %i minutes off and is set right has no skew', (minutes) => {
    deliver(minutes * MINUTE);
    moveClock(minutes * MINUTE);
    expect(session.clockSkewMs).toBe(0);
  });

  it('a clock that is set back has as much more', () => {
    deliver(0);
    moveClock(-60 * MINUTE);
    expect(session.clockSkewMs).toBe(60 * MINUTE);
  });

  it.each([0, 20, -20])(
    'a computer’s sleep changes nothing, with a clock that is %i minutes off',
    (minutes) => {
      deliver(minutes * MINUTE);
      moveClock(8 * 60 * MINUTE);
      expect(session.clockSkewMs).toBe(minutes * MINUTE);
    },
  );

  it('the same snapshot, sent again, says nothing new', () => {
    deliver(-20 * MINUTE);
    moveClock(-20 * MINUTE);
    deliver(-20 * MINUTE);
    expect(session.clockSkewMs).toBe(0);
  });
});
