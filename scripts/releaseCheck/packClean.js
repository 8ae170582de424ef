import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.js';

const MEGABYTE = 2 ** 20;

/**
 * Packs the project in a clean folder: the files that git knows, as they are now, with packages installed anew. What only
 * this folder has, as a file that was forgotten in a commit, is not in it.
 *
 * @param {string} folder gets the copy and the tarball
 * @returns {string} the tarball's path
 */
export function packClean(folder) {
  const source = join(folder, 'source');
  mkdirSync(source);
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  const present = names.filter((name) => name !== '' && existsSync(join(root, name)));
  const archive = execFileSync('tar', ['-c', '--null', '-T', '-'], {
    cwd: root,
    input: present.join('\0'),
    maxBuffer: 100 * MEGABYTE,
  });
  execFileSync('tar', ['-x'], { cwd: source, input: archive });
  const options = { cwd: source, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  execFileSync('npm', ['pack', '--loglevel=error', '--pack-destination', folder], options);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  return join(folder, tarball);
}
