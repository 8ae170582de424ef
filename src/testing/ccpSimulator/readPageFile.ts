import { readFile } from 'node:fs/promises';

/** A file of the page in the iframe, which the build puts beside the file that this module ends up in. */
export function readPageFile(name: 'ccp-simulator-page.js' | 'ccp-simulator-page.css'): Promise<string> {
  return readFile(new URL(`./${name}`, import.meta.url), 'utf8');
}
