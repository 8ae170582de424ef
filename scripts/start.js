import { build } from './buildDist.js';
import { installPackages } from './installPackages.js';
import { root } from './run.js';
import { readStartArguments } from './startArguments.js';

const options = readStartArguments(process.argv.slice(2));
installPackages();
console.log('Building …');
build();
const { startDemo } = await import(`${root}build/demo/startDemo.js`);
await startDemo(options);
