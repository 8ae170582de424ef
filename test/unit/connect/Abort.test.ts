import { expect, it } from 'vitest';
import { Abort } from '../../../src/connect/Abort.js';

it('a signal that was asked for before is aborted', () => {
  const abort = new Abort();
  const { signal } = abort;
  expect(signal.aborted).toBe(false);
  abort.abort();
  expect(signal.aborted).toBe(true);
  expect(abort.signal).toBe(signal);
});

it('a signal that is asked for afterwards is aborted already', () => {
  const abort = new Abort();
  abort.abort();
  expect(abort.signal.aborted).toBe(true);
});
