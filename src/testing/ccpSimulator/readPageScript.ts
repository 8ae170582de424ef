import { readFile } from 'node:fs/promises';

/** The script of the page, built beside the file that this module ends up in. */
export function readPageScript(): Promise<string> {
  return readFile(new URL('./ccp-simulator-page.js', import.meta.url), 'utf8');
}
