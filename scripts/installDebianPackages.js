import { mustRun, run } from './run.js';
import { which } from './which.js';

/**
 * Installs Debian's packages and says so; ends the process, with what to install, where root or apt are missing.
 *
 * @param {string} what is missing
 * @param {readonly string[]} packages
 */
export function installDebianPackages(what, packages) {
  if (process.getuid?.() !== 0 || which(['apt-get']) === undefined) {
    console.error(
      `No ${what} found: install it first; in Debian that is "apt-get install ${packages.join(' ')}" as root.`,
    );
    process.exit(1);
  }
  console.log(`No ${what} found: installing Debian's packages …`);
  run('apt-get', ['update', '-qq']);
  mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}
