import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const KB = 1_024;

it.each([
  ['connect-message-broker.js', 20.3],
  ['connect-message-broker-aws.js', 58],
  ['client.js', 3.25],
  ['client.global.js', 3.25],
  ['connect-message-broker-workspace.js', 15],
  ['connect-message-broker-relay.js', 3],
  ['connect-message-broker-diagnostics.js', 5],
  ['relay.js', 3],
])('%s is at most %d KB gzip', (file, budget) => {
  const bytes = gzipSync(readFileSync(new URL(`../../../dist/${file}`, import.meta.url)), {
    level: 9,
  }).length;
  expect(bytes).toBeLessThanOrEqual(budget * KB);
});

it('the main script has no AWS SDK and no amazon-connect-streams in it', () => {
  const code = readFileSync(new URL('../../../dist/connect-message-broker.js', import.meta.url), 'utf8');
  expect(code).not.toMatch(/X-Amz-|aws-sdk|lily/);
});
