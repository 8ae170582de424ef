import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { root } from './run.js';

/**
 * Leaves in dist/ the declarations alone that the package's entries lead to: the others speak of packages that a user has not
 * installed.
 */
export function pruneDeclarations() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const reached = new Set();
  for (const { types } of Object.values(exports)) if (types) follow(join(root, types), reached);
  const dist = join(root, 'dist');
  for (const name of readdirSync(dist, { recursive: true })) {
    const file = join(dist, name);
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}

function follow(file, reached) {
  if (reached.has(file) || !existsSync(file)) return;
  reached.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g)) {
    follow(resolve(dirname(file), `${path}.d.ts`), reached);
  }
}
