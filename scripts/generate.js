import { installPackages } from './installPackages.js';
import { writeGenerated } from './writeGenerated.js';

installPackages();
writeGenerated(process.argv.slice(2));
