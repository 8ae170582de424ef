import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AlarmClock } from '../../../src/timing/AlarmClock.js';

let rung: string[];
let clock: AlarmClock<string>;

beforeEach(() => {
  vi.useFakeTimers();
  rung = [];
  clock = new AlarmClock((item) => rung.push(item));
});

afterEach(() => {
  vi.useRealTimers();
});

/** Milliseconds from now. */
function set(item: string, ms: number): void {
  clock.set(item, performance.now() + ms);
}

it('each item has its turn when its time has come, in whatever order they were set', () => {
  set('late', 300);
  set('early', 100);
  set('between', 200);
  vi.advanceTimersByTime(99);
  expect(rung).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(rung).toEqual(['early']);
  vi.advanceTimersByTime(200);
  expect(rung).toEqual(['early', 'between', 'late']);
});

it('an item that was cancelled has no turn, and those after it have theirs', () => {
  set('cancelled', 100);
  set('later', 200);
  clock.cancel('cancelled');
  vi.advanceTimersByTime(200);
  expect(rung).toEqual(['later']);
});

it('an item whose time is past has its turn at once, and not before set() returns', () => {
  set('past', -5);
  expect(rung).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(rung).toEqual(['past']);
});

it('items set one after the other share a timer, and none is left when all are done', () => {
  for (let count = 0; count < 100; count += 1) {
    set(`item ${count}`, 1_000 + count);
    expect(vi.getTimerCount()).toBe(1);
    clock.cancel(`item ${count}`);
  }
  vi.advanceTimersByTime(2_000);
  expect(rung).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it('an item may be set again in its own turn', () => {
  clock = new AlarmClock((item) => {
    rung.push(item);
    if (rung.length < 3) set(item, 10);
  });
  set('again', 10);
  vi.advanceTimersByTime(100);
  expect(rung).toEqual(['again', 'again', 'again']);
});
