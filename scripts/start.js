import { build } from './buildDist.js';
import { installPackages } from './installPackages.js';
import { root } from './run.js';

installPackages();
console.log('Building …');
build();
const { startDemo } = await import(`${root}build/demo/startDemo.js`);
await startDemo();
