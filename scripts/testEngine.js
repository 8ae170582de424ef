import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './buildDist.js';
import { installEngine } from './installEngine.js';
import { installPackages } from './installPackages.js';
import { run } from './run.js';

/** Runs the tests of test/engines in one browser: `node scripts/testEngine.js firefox`. */
const [engine] = process.argv.slice(2);
installPackages();
await installEngine(engine);
build();

const folder = mkdtempSync(join(tmpdir(), 'connect-message-broker-'));
const report = join(folder, 'engine.json');
process.env.ENGINE = engine;
const code = run('vitest', [
  'run',
  '--config=vitest.engines.config.ts',
  '--reporter=verbose',
  '--reporter=json',
  `--outputFile=${report}`,
]);
const { passed, failed } = readReport();
rmSync(folder, { recursive: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A run that ends badly without a failed test counts as one. */
function readReport() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: code === 0 ? numFailedTests : Math.max(numFailedTests, 1) };
  } catch (error) {
    console.error(`No report of the tests: ${error}`);
    return { passed: 0, failed: 1 };
  }
}
