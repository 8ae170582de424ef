import { build } from './buildDist.js';
import { chromiumArguments } from './chromiumArguments.js';
import { installChromium } from './installChromium.js';
import { installPackages } from './installPackages.js';
import { mustRun, root } from './run.js';

installPackages();
const quick = process.argv.includes('--quick');
// The relay is simulated: it needs neither a browser nor a build of src.
if (process.argv.includes('relay')) {
  mustRun('tsc', ['-p', 'tsconfig.bench.json']);
  const { simulateRelay } = await import(`${root}build/bench/relay/simulateRelay.js`);
  await simulateRelay({ quick });
  process.exit();
}
const executablePath = await installChromium();
console.log('Building …');
build();
mustRun('tsc', ['-p', 'tsconfig.bench.json']);
const { runBench } = await import(`${root}build/bench/runBench.js`);
await runBench(
  { executablePath, args: chromiumArguments },
  { quick, only: process.argv.slice(2).filter((arg) => !arg.startsWith('--')) },
);
