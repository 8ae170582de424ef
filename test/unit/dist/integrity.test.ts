import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { INTEGRITY } from '../../../src/parts/integrity.js';

const dist = new URL('../../../dist/', import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, dist));
const hash = (kind: string, name: string): string =>
  `${kind}-${createHash(kind).update(read(name)).digest('base64')}`;
const values = JSON.parse(read('integrity.json').toString()) as Record<string, string>;

it('integrity.json has the value of every file for browsers, and of no other', () => {
  const scripts = readdirSync(dist).filter((name) => name.endsWith('.js') && name !== 'testing.js');
  expect(scripts).toContain('connect-message-broker.js');
  expect(values).toEqual(Object.fromEntries(scripts.map((name) => [name, hash('sha384', name)])));
});

it.each(['connect-message-broker.js', 'index.js'])('%s knows the parts that were built with it', (main) => {
  for (const part of Object.keys(INTEGRITY)) {
    expect(read(main).toString()).toContain(hash('sha256', `connect-message-broker-${part}.js`));
  }
});
