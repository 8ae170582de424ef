import { mustRun } from './run.js';

/**
 * Writes the files that are made from src/protocol/schemas.ts; with `--check`, only looks whether that would change a file.
 *
 * @param {readonly string[]} [args]
 */
export function writeGenerated(args = []) {
  mustRun('tsc', ['-p', 'tsconfig.generate.json']);
  mustRun('node', ['build/generate/scripts/generate/main.js', ...args]);
}
