import { mustRun } from './run.js';

/** Writes the files that are made from src/protocol/schemas.ts. */
export function writeGenerated() {
  mustRun('tsc', ['-p', 'tsconfig.generate.json']);
  mustRun('node', ['build/generate/scripts/generate/main.js']);
}
