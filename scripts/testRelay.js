import { build } from './buildDist.js';
import { installPackages } from './installPackages.js';
import { run } from './run.js';

/** Tests of the relay: `npm run test:relay`, or with a number of seeds: `npm run test:relay -- --seeds 20`. Default 8. */
const at = process.argv.indexOf('--seeds');
const seeds = at < 0 ? 8 : Number(process.argv[at + 1]);
if (!Number.isInteger(seeds) || seeds < 1) {
  console.error(`How many seeds? Expected a whole number from 1 on, got "${process.argv[at + 1]}".`);
  process.exit(1);
}
installPackages();
build();
process.env.RELAY_SEEDS = String(seeds);
process.exitCode = run('vitest', [
  'run',
  '--project',
  'relay',
  '--project',
  'unit',
  'test/relay',
  'test/unit/relay',
]);
