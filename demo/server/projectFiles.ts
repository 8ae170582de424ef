import { fileURLToPath } from 'node:url';

/** The project's root, seen from build/demo/server/. */
const root = new URL('../../../', import.meta.url);

/** Absolute path of a file or folder of the project. It does not depend on the working directory. */
export function projectFile(path: string): string {
  return fileURLToPath(new URL(path, root));
}
