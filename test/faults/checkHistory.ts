import { checkAnswers } from './checkAnswers.js';
import { checkAttempts } from './checkAttempts.js';
import { checkFailures } from './checkFailures.js';
import { checkStored } from './checkStored.js';
import { checkSuccesses } from './checkSuccesses.js';
import type { History } from './History.js';
import { Trace } from './Trace.js';

/** Compares what happened with what the broker promises. @returns the violations, in words */
export function checkHistory(history: History): readonly string[] {
  const trace = new Trace(history);
  return [checkAnswers, checkSuccesses, checkFailures, checkStored, checkAttempts].flatMap((check) =>
    check(trace),
  );
}
