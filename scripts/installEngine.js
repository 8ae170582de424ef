import { findFirefox } from './findFirefox.js';
import { findWebKit } from './findWebKit.js';
import { installChromium } from './installChromium.js';
import { installDebianPackages } from './installDebianPackages.js';

/** How each browser is found, and Debian's packages for those that are not there. */
const ENGINES = {
  firefox: { find: findFirefox, what: 'Firefox', packages: ['firefox-esr'] },
  webkit: {
    find: findWebKit,
    what: 'WebKitGTK with its driver and Xvfb',
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
};

/**
 * Installs a browser unless it is there; ends the process when it cannot.
 *
 * @param {string | undefined} name `chromium`, `firefox` or `webkit`
 */
export async function installEngine(name) {
  if (name === 'chromium') {
    await installChromium();
    return;
  }
  const engine = ENGINES[name];
  if (engine === undefined) {
    console.error(`testEngine: expected chromium, ${Object.keys(ENGINES).join(', ')}; got ${name}.`);
    process.exit(1);
  }
  if (engine.find()) return;
  installDebianPackages(engine.what, engine.packages);
  if (!engine.find()) {
    throw new Error(
      `${engine.what} was installed but cannot be found; set FIREFOX or MINI_BROWSER to its path.`,
    );
  }
}
