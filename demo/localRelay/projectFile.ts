import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The project's root, wherever this file was compiled to. */
const root = pathToFileURL(createRequire(import.meta.url).resolve('connect-message-broker/package.json'));

export function projectFile(path: string): URL {
  return new URL(path, root);
}
