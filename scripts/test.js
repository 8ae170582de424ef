import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './buildDist.js';
import { installChromium } from './installChromium.js';
import { installPackages } from './installPackages.js';
import { mustRun, run } from './run.js';

installPackages();
process.env.CHROMIUM = await installChromium();

const reports = mkdtempSync(join(tmpdir(), 'connect-message-broker-'));
const total = { passed: 0, failed: 0 };

/** A step that either passes or fails as a whole. */
function check(name, command, args) {
  console.log(`\n— ${name}`);
  count(run(command, args) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** A test runner; a run that ends badly without a failed test counts as one. */
function suite(name, command, args, report, read) {
  console.log(`\n— ${name}`);
  const code = run(command, args);
  let result = { passed: 0, failed: 0 };
  try {
    result = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    console.error(`No report of ${name}: ${error}`);
  }
  if (code !== 0 && result.failed === 0) result.failed = 1;
  count(result);
}

/** What would be published, as a file in `folder`. */
function pack(folder) {
  // The scripts would build once more.
  mustRun('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  return join(folder, name);
}

function count({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

build();
check('Lint and format', 'biome', ['ci', '--error-on-warnings']);
check('Types', 'tsc', ['-p', 'tsconfig.json']);
check('Declarations alone, without those of Node', 'tsc', ['-p', 'test/types/consumer']);
const tarball = pack(reports);
check('Package', 'publint', ['run', tarball, '--strict']);
check("Package's types", 'attw', [tarball, '--profile', 'esm-only', '--no-definitely-typed']);
check('API reference is up to date', 'node', ['scripts/apiReference.js', '--check']);
const unitReport = join(reports, 'unit.json');
suite(
  'Unit and jsdom tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile=${unitReport}`],
  unitReport,
  ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
);
const browserReport = join(reports, 'browser.json');
process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = browserReport;
suite('Chromium tests', 'playwright', ['test', '--reporter=list,json'], browserReport, ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
}));

rmSync(reports, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
