import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { generatedFiles } from './generatedFiles.js';

/** Writes everything that is made from `src/protocol/schemas.ts`. The project's root is the working directory. */
const root = pathToFileURL(`${process.cwd()}/`);
for (const [path, text] of generatedFiles(root)) {
  const url = new URL(path, root);
  mkdirSync(new URL('.', url), { recursive: true });
  writeFileSync(url, text);
}
