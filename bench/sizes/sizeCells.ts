import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Cell } from '../report/Table.js';
import { root } from '../root.js';

const BYTES_PER_KB = 1_024;

/** Size as it is, and as it is transferred. */
export function sizeCells(code: string): readonly Cell[] {
  return [
    { value: Buffer.byteLength(code) / BYTES_PER_KB, unit: 'KB' },
    { value: compressedKb(code), unit: 'KB' },
  ];
}

/** KB after gzip -9. */
export function compressedKb(code: string): number {
  return gzipSync(code, { level: 9 }).length / BYTES_PER_KB;
}

/** A file of dist. */
export function readDist(name: string): Promise<string> {
  return readFile(`${root}dist/${name}`, 'utf8');
}
