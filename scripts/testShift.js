import { buildIfStale } from './buildIfStale.js';
import { installChromium } from './installChromium.js';
import { installPackages } from './installPackages.js';
import { run } from './run.js';

/** A long shift in fast time: `npm run test:shift`, or with its hours: `npm run test:shift -- --hours 24`. Default 8. */
const at = process.argv.indexOf('--hours');
const hours = at < 0 ? 8 : Number(process.argv[at + 1]);
if (!Number.isInteger(hours) || hours < 1) {
  console.error(`How many hours? Expected a whole number from 1 on, got "${process.argv[at + 1]}".`);
  process.exit(1);
}
installPackages();
process.env.CHROMIUM = await installChromium();
buildIfStale();
process.env.SHIFT_HOURS = String(hours);
process.exitCode = run('playwright', ['test', 'test/browser/shift', '--reporter=list']);
