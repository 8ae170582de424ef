import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { correctFifo } from '../../../demo/localRelay/fifoHook.js';

const source = await readFile(
  new URL('../../../node_modules/fauxqs/dist/sqs/sqsStore.js', import.meta.url),
  'utf8',
);

test('the corrections fit the installed fauxqs', () => {
  expect(correctFifo(source)).not.toBe(source);
});

test('another fauxqs is refused, with what is missing', () => {
  expect(() =>
    correctFifo(source.replaceAll('group.unshift(entry.message)', 'group.push(entry.message)')),
  ).toThrow('no longer fits fauxqs: expected 2 times, found 0 times: group.unshift');
});

test('a fauxqs that is corrected already is refused', () => {
  expect(() => correctFifo(correctFifo(source))).toThrow('no longer fits');
});
