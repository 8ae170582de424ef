import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './buildDist.js';
import { installChromium } from './installChromium.js';
import { installPackages } from './installPackages.js';
import { mustRun, runBeside, runShown } from './run.js';

installPackages();
process.env.CHROMIUM = await installChromium();

const reports = mkdtempSync(join(tmpdir(), 'connect-message-broker-'));
const total = { passed: 0, failed: 0 };
/** Names of the steps in which something failed. */
const failed = [];

/** A step that either passes or fails as a whole. */
async function check(name, command, args) {
  const { code, output } = await runBeside(command, args);
  console.log(`\n— ${name}\n${output}`.trimEnd());
  count(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** Counts a test runner's tests; a run that ends badly without a failed test counts as one. */
function countTests(name, code, report, read) {
  let result = { passed: 0, failed: 0 };
  try {
    result = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    console.error(`No report of ${name}: ${error}`);
  }
  if (code !== 0 && result.failed === 0) result.failed = 1;
  count(name, result);
}

async function runChecks() {
  await check('Lint and format', 'biome', ['ci', '--error-on-warnings']);
  await check('Types', 'tsc', ['-p', 'tsconfig.json']);
  await check('Declarations alone, without those of Node', 'tsc', ['-p', 'test/types/consumer']);
  const tarball = pack(reports);
  await check('Package', 'publint', ['run', tarball, '--strict']);
  await check("Package's types", 'attw', [tarball, '--profile', 'esm-only', '--no-definitely-typed']);
  await check('API reference is up to date', 'node', ['scripts/apiReference.js', '--check']);
}

/** @param projects of vitest.config.ts */
async function runVitest(name, projects) {
  const report = join(reports, `${projects[0]}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const { code, output } = await runBeside('vitest', ['run', ...chosen, ...reporters]);
  console.log(`\n— ${name}\n${output}`.trimEnd());
  countTests(name, code, report, ({ numPassedTests, numFailedTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
  }));
}

async function runChromiumTests() {
  const name = 'Chromium tests';
  console.log(`\n— ${name}`);
  const report = join(reports, 'browser.json');
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report;
  const code = await runShown('playwright', ['test', '--reporter=list,json']);
  countTests(name, code, report, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }));
}

/** What would be published, as a file in `folder`. */
function pack(folder) {
  // The scripts would build once more.
  mustRun('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  return join(folder, name);
}

function count(name, result) {
  total.passed += result.passed;
  total.failed += result.failed;
  if (result.failed > 0) failed.push(name);
}

// Before the build, which would write them.
await check('Generated files are up to date', 'node', ['scripts/generate.js', '--check']);
build();
console.log('\nUnit and jsdom tests …');
await runVitest('Unit and jsdom tests', ['unit', 'dom', 'types']);
// Chromium's tests wait for a part of their time. Those of the relay, which wait too, and the checks go on meanwhile.
await Promise.all([runChromiumTests(), runVitest('Relay tests', ['relay']).then(runChecks)]);

rmSync(reports, { recursive: true });
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
