import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, root } from './run.js';

const cache = `${root}node_modules/.cache/amazon-connect-streams`;

/** Each tested release with its integrity, as a lock file has it. */
const releases = JSON.parse(readFileSync(new URL('streamsReleases.json', import.meta.url), 'utf8'));

/**
 * The releases to test: the recorded ones, and the newest of the registry when it is not among them.
 *
 * @returns {readonly string[]}
 */
export function streamsVersions() {
  const { status, stdout } = npm(['view', 'amazon-connect-streams', 'version']);
  if (status !== 0)
    console.error('The registry did not name the newest amazon-connect-streams: it is left out.');
  return [...new Set([...Object.keys(releases), ...(status === 0 ? [stdout.trim()] : [])])];
}

/**
 * Unpacks one release, without the packages that it depends on: its `release` folder needs none of them, and they
 * are ten times its size.
 *
 * @param {string} version
 * @returns {string} its folder
 */
export function installStreams(version) {
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const unpacking = mkdtempSync(join(cache, 'unpacking-'));
  const { filename, integrity } = download(version, unpacking);
  const expected = releases[version] ?? integrity;
  if (integrity !== expected) {
    throw new Error(`amazon-connect-streams ${version}: expected integrity ${expected}, got ${integrity}`);
  }
  mustRun('tar', ['-xzf', join(unpacking, filename), '-C', unpacking]);
  renameSync(join(unpacking, 'package'), folder);
  rmSync(unpacking, { recursive: true });
  return folder;
}

function download(version, folder) {
  const { status, stdout, stderr } = npm([
    'pack',
    `amazon-connect-streams@${version}`,
    '--json',
    '--pack-destination',
    folder,
  ]);
  if (status !== 0) throw new Error(`amazon-connect-streams ${version} was not downloaded: ${stderr}`);
  const [packed] = JSON.parse(stdout);
  return packed;
}

function npm(args) {
  return spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
}
