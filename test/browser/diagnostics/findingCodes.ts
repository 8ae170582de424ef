import { readFileSync } from 'node:fs';
import type { FindingCode } from 'connect-message-broker';

const source = readFileSync(new URL('../../../src/broker/Finding.ts', import.meta.url), 'utf8');

/** Every code that the types name. */
export const FINDING_CODES = [...source.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map(
  ([, code]) => code as FindingCode,
);
