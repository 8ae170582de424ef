import { build } from './buildDist.js';
import { installPackages } from './installPackages.js';

installPackages();
build();
