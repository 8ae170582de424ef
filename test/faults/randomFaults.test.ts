import { expect, it } from 'vitest';
import { checkHistory } from './checkHistory.js';
import { countAnswers } from './countAnswers.js';
import { runRandomFaults } from './runRandomFaults.js';
import { runSettings } from './runSettings.js';

/** One error of the broker may cause many violations. */
const MOST_SHOWN = 20;
/** Enough for each kind of fault, for logouts and retries. */
const REPEATED_REQUESTS = 300;

const { seed, requests, repeat } = runSettings(
  10_000,
  'npx vitest run --project dom test/faults/randomFaults.test.ts',
);

/**
 * A failure prints the command that repeats it. What a seed determines, and what it does not, is described at
 * {@link runRandomFaults}.
 */
it(`answers ${requests} random requests once and correctly, whatever Amazon Connect does (seed ${seed})`, async () => {
  const history = await runRandomFaults(seed, requests);
  const answers = countAnswers(history);
  console.log(repeat, answers, { calls: history.attempts.length, landed: history.landed.length });
  expect(answers.true).toBeGreaterThan(0);
  expect(history.landed.length).toBeGreaterThan(0);
  expect(checkHistory(history).slice(0, MOST_SHOWN), `to repeat: ${repeat}`).toEqual([]);
}, 900_000);

it('the same seed gives the same run, to the last answer and call', async () => {
  const first = await runRandomFaults(seed, REPEATED_REQUESTS);
  expect(await runRandomFaults(seed, REPEATED_REQUESTS)).toEqual(first);
}, 300_000);
