import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './buildDist.js';
import { root } from './run.js';

const SOURCES = [
  'src',
  'demo',
  'package.json',
  'rollup.config.mjs',
  'scripts/internalNames.js',
  'scripts/trimEventEmitter.js',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Builds dist unless it is newer than all that it is made of. */
export function buildIfStale() {
  if (builtAt() > Math.max(...SOURCES.map((source) => changedAt(join(root, source))))) return;
  console.log('Building …');
  build();
}

function builtAt() {
  try {
    return statSync(join(root, 'dist', 'testing.js')).mtimeMs;
  } catch {
    return 0;
  }
}

/** Of the newest file or folder in it: a folder's own time shows that something was removed. */
function changedAt(path) {
  const stats = statSync(path);
  const inside = stats.isDirectory() ? readdirSync(path).map((name) => changedAt(join(path, name))) : [];
  return Math.max(stats.mtimeMs, ...inside);
}
