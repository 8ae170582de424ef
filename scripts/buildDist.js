import { rmSync } from 'node:fs';
import { pruneDeclarations } from './pruneDeclarations.js';
import { mustRun, root } from './run.js';
import { writeGenerated } from './writeGenerated.js';
import { writeIntegrity } from './writeIntegrity.js';

/**
 * Writes what is made from the wire's schemas, compiles src to build/ and the declarations to dist/, then bundles build/ into
 * dist/.
 */
export function build() {
  for (const folder of ['build', 'dist']) rmSync(`${root}${folder}`, { recursive: true, force: true });
  writeGenerated();
  mustRun('tsc', ['-p', 'tsconfig.build.json']);
  pruneDeclarations();
  mustRun('tsc', ['-p', 'tsconfig.demo.json']);
  mustRun('rollup', ['-c', '--silent']);
  writeIntegrity();
}
