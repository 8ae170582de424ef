import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { findChromium } from '../../../scripts/findChromium.js';

const PLAYWRIGHT = createRequire(import.meta.url).resolve('@playwright/test/cli');

test('the Playwright example needs no file outside its folder', () => {
  const folder = fileURLToPath(new URL('../../../examples/7-playwright/', import.meta.url));
  for (const name of readdirSync(folder)) {
    if (statSync(folder + name).isFile())
      expect(readFileSync(folder + name, 'utf8'), name).not.toContain('../');
  }
});

test('the tests of the Playwright example pass by their own command', async () => {
  test.slow();
  // The environment of this run must not reach the inner one.
  const { PATH, HOME } = process.env;
  const CHROMIUM = await findChromium();
  const child = spawn(
    process.execPath,
    [
      PLAYWRIGHT,
      'test',
      '--config',
      'examples/7-playwright',
      '--workers=1',
      '--reporter=json',
      // Its default is this run's own folder, which it would empty.
      `--output=${test.info().outputPath('inner')}`,
    ],
    {
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      env: { PATH, HOME, ...(CHROMIUM !== undefined && { CHROMIUM }) },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 150_000,
    },
  );
  let report = '';
  child.stdout.on('data', (text) => {
    report += text;
  });
  await once(child, 'close');
  const { stats } = JSON.parse(report);
  expect(stats, report).toMatchObject({ expected: 6, unexpected: 0, flaky: 0, skipped: 0 });
});
