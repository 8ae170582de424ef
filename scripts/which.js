import { spawnSync } from 'node:child_process';

/**
 * The path of the first of these commands that is on this machine.
 *
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function which(names) {
  for (const name of names) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}
