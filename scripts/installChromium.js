import { spawnSync } from 'node:child_process';
import { findChromium } from './findChromium.js';
import { mustRun, run } from './run.js';

/**
 * Finds a Chromium, or installs one: Debian's package where root and apt are there, else Playwright's.
 *
 * @returns {Promise<string>} its path
 */
export async function installChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0) {
    console.log("No Chromium found: installing Debian's package …");
    run('apt-get', ['update', '-qq']);
    const packages = ['chromium-headless-shell', 'fonts-liberation'];
    mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  } else {
    console.log("No Chromium found: installing Playwright's …");
    mustRun('playwright', ['install', 'chromium']);
  }
  const installed = await findChromium();
  if (!installed) throw new Error('A Chromium was installed but cannot be found; set CHROMIUM to its path.');
  return installed;
}
