import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command in the project's root, with its packages' commands on the path.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {number} the exit code
 */
export function run(command, args, options) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}` },
    ...options,
  });
  if (error) throw error;
  return status ?? 1;
}

/** Like {@link run}, but a command that fails ends the process. */
export function mustRun(command, args) {
  const code = run(command, args);
  if (code !== 0) process.exit(code);
}
