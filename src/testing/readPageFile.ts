import { readFile } from 'node:fs/promises';

/** Reads a file of a simulator's page, which the build puts beside the file that contains this module. */
export function readPageFile(name: `${'ccp' | 'workspace'}-simulator-page.${'js' | 'css'}`): Promise<string> {
  return readFile(new URL(`./${name}`, import.meta.url), 'utf8');
}
