import { readFile } from 'node:fs/promises';

/** Reads a file of the page in the iframe, which the build puts beside the file that contains this module. */
export function readPageFile(name: 'ccp-simulator-page.js' | 'ccp-simulator-page.css'): Promise<string> {
  return readFile(new URL(`./${name}`, import.meta.url), 'utf8');
}
