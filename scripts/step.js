import { buildIfStale } from './buildIfStale.js';
import { installChromium } from './installChromium.js';
import { installPackages } from './installPackages.js';
import { run } from './run.js';

/** The steps of `npm test`, each by itself: `node scripts/step.js unit test/unit/connect`. */
const STEPS = {
  lint: () => run('biome', ['ci', '--error-on-warnings', ...rest]),
  typecheck: () => {
    buildIfStale();
    return run('tsc', ['-p', 'tsconfig.json', ...rest]);
  },
  unit: () => {
    buildIfStale();
    return run('vitest', ['run', ...rest]);
  },
  watch: () => {
    buildIfStale();
    return run('vitest', ['watch', ...rest]);
  },
  browser: async () => {
    process.env.CHROMIUM = await installChromium();
    buildIfStale();
    return run('playwright', ['test', ...rest]);
  },
};

const [step, ...rest] = process.argv.slice(2);
installPackages();
process.exitCode = await STEPS[step]();
