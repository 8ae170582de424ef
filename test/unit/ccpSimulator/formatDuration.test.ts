import { expect, it } from 'vitest';
import { formatDuration } from '../../../src/testing/page/formatDuration.js';

it.each([
  [0, '0:00'],
  [999, '0:00'],
  [59_999, '0:59'],
  [60_000, '1:00'],
  [754_000, '12:34'],
  [3_599_000, '59:59'],
  [3_600_000, '1:00:00'],
  [36_061_000, '10:01:01'],
])('%i ms are shown as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it('a clock that was set back shows no negative time', () => {
  expect(formatDuration(-5000)).toBe('0:00');
});
