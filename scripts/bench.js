import { build } from './buildDist.js';
import { chromiumArguments } from './chromiumArguments.js';
import { installChromium } from './installChromium.js';
import { installPackages } from './installPackages.js';
import { mustRun, root } from './run.js';

installPackages();
const executablePath = await installChromium();
console.log('Building …');
build();
mustRun('tsc', ['-p', 'tsconfig.bench.json']);
const { runBench } = await import(`${root}build/bench/runBench.js`);
const args = process.argv.slice(2);
await runBench(
  { executablePath, args: chromiumArguments },
  { quick: args.includes('--quick'), only: args.filter((arg) => !arg.startsWith('--')) },
);
