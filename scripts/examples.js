import { build } from './buildDist.js';
import { installPackages } from './installPackages.js';

installPackages();
console.log('Building …');
build();
await import('../examples/serve.js');
