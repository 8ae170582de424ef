import { which } from './which.js';

/**
 * The path of a Firefox on this machine: `FIREFOX` if set, or one on the path.
 *
 * @returns {string | undefined}
 */
export function findFirefox() {
  return process.env.FIREFOX || which(['firefox-esr', 'firefox']);
}
