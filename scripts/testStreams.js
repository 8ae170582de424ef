import { build } from './buildDist.js';
import { installChromium } from './installChromium.js';
import { installPackages } from './installPackages.js';
import { installStreams, streamsVersions } from './installStreams.js';
import { run } from './run.js';

/**
 * Runs test/browser/streams with each tested release of amazon-connect-streams and the newest one: `npm run
 * test:streams`, or with versions of the registry after `--`.
 */
const [, , ...wanted] = process.argv;
installPackages();
process.env.CHROMIUM = await installChromium();
const folders = (wanted.length > 0 ? wanted : streamsVersions()).map(installStreams);
build();
process.env.STREAMS_FOLDERS = folders.join('\n');
process.exitCode = run('playwright', ['test', 'test/browser/streams', '--reporter=list']);
