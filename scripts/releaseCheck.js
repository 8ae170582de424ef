import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installChromium } from './installChromium.js';
import { installPackages } from './installPackages.js';
import { BUNDLERS } from './releaseCheck/bundlers.js';
import { createProject } from './releaseCheck/createProject.js';
import { openDesktop } from './releaseCheck/openDesktop.js';
import { packClean } from './releaseCheck/packClean.js';

/**
 * Tries what would be published as its users do: packs it in a clean folder, installs the tarball into a fresh project,
 * type-checks that, bundles a host and an app with each bundler, and runs them in Chromium; then the same with script tags.
 */
installPackages();
const executablePath = await installChromium();
const folder = mkdtempSync(join(tmpdir(), 'connect-message-broker-release-'));
let failed = 0;

/** One line for each thing that was tried. */
async function check(title, tried) {
  try {
    await tried();
    console.log(`passed: ${title}`);
  } catch (error) {
    failed += 1;
    console.error(`failed: ${title}\n${error instanceof Error ? error.message : error}`);
  }
}

try {
  console.log('Packing in a clean folder …');
  const tarball = packClean(folder);
  console.log('Installing the tarball into a fresh project …');
  const project = createProject(join(folder, 'project'), tarball);
  for (const resolution of ['bundler', 'nodenext', 'node10']) {
    await check(`types with moduleResolution ${resolution}, without skipLibCheck`, () =>
      project.typeCheck(resolution),
    );
  }
  for (const [name, bundle] of Object.entries(BUNDLERS)) {
    await check(`the sample with ${name}`, async () => {
      bundle(project);
      await openDesktop(project, name, executablePath);
    });
  }
  await check('the sample with script tags and their integrity', () =>
    openDesktop(project, undefined, executablePath),
  );
} finally {
  rmSync(folder, { recursive: true });
}
console.log(failed === 0 ? 'The release is fit.' : `${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
