import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { generatedFiles } from './generatedFiles.js';

/**
 * Writes everything that is made from `src/protocol/schemas.ts`; with `--check`, only looks whether that would change a file.
 * The project's root is the working directory.
 */
const root = pathToFileURL(`${process.cwd()}/`);
for (const [path, text] of generatedFiles(root)) {
  const url = new URL(path, root);
  if (!process.argv.includes('--check')) {
    mkdirSync(new URL('.', url), { recursive: true });
    writeFileSync(url, text);
  } else if (existsSync(url) && readFileSync(url, 'utf8') !== text) {
    console.error(`${path} is not what src/protocol/schemas.ts says: run "npm run generate".`);
    process.exitCode = 1;
  }
}
