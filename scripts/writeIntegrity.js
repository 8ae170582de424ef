import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.js';

/** Not for browsers. */
const FOR_NODE = ['testing.js'];

/** Writes dist/integrity.json: for each browser file what an `integrity` attribute of its tag holds. */
export function writeIntegrity() {
  const dist = join(root, 'dist');
  const files = readdirSync(dist).filter((name) => name.endsWith('.js') && !FOR_NODE.includes(name));
  const values = files.sort().map((name) => [name, integrity(readFileSync(join(dist, name)))]);
  writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`);
}

function integrity(file) {
  return `sha384-${createHash('sha384').update(file).digest('base64')}`;
}
