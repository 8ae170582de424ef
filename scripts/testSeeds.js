import { randomInt } from 'node:crypto';
import { availableParallelism, freemem } from 'node:os';
import { build } from './buildDist.js';
import { installPackages } from './installPackages.js';
import { runBeside } from './run.js';

const TEST = ['run', '--project', 'dom', 'test/faults/randomFaults.test.ts'];
/** What one run may need. */
const BYTES_PER_RUN = 2 ** 30;

/** Runs the checker for faults with many seeds: `npm run test:seeds`, or with their count behind `--`, default 20. */
const count = Number(process.argv[2] ?? 20);
if (!Number.isInteger(count) || count < 1) {
  console.error(`How many seeds? Expected a whole number from 1 on, got "${process.argv[2]}".`);
  process.exit(1);
}
installPackages();
build();

const seeds = Array.from({ length: count }, () => randomInt(2 ** 31));
const atOnce = Math.max(1, Math.min(2, availableParallelism(), Math.floor(freemem() / BYTES_PER_RUN)));
const total = { passed: 0, failed: 0 };

await Promise.all(Array.from({ length: atOnce }, work));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function work() {
  for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
    const { code, output } = await runBeside('vitest', TEST, {
      FAULTS_SEED: String(seed),
      FAULTS_REQUESTS: '10000',
    });
    const passes = code === 0;
    total[passes ? 'passed' : 'failed'] += 1;
    console.log(`seed ${seed} ${passes ? 'passed' : 'failed'}`);
    if (!passes) console.log(output);
  }
}
