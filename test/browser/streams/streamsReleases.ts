import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

/** One release of amazon-connect-streams on this disk. */
export interface StreamsRelease {
  readonly version: string;
  /** The unpacked package. */
  readonly folder: string;
}

const require = createRequire(import.meta.url);

/** The supported releases that `npm ci` installs: the oldest, and the newest. */
const INSTALLED = ['streams-oldest', 'amazon-connect-streams'];

/** The releases that `npm run test:streams` names, else the installed ones. */
export function streamsReleases(): readonly StreamsRelease[] {
  const folders = process.env.STREAMS_FOLDERS?.split('\n') ?? INSTALLED.map(folderOf);
  return folders.map((folder) => {
    const { version } = require(join(folder, 'package.json')) as { version: string };
    return { version, folder };
  });
}

function folderOf(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

/** Streams for a script tag. */
export function scriptOf({ folder }: StreamsRelease): Promise<string> {
  return readFile(join(folder, 'release', 'connect-streams-min.js'), 'utf8');
}

/** What a bundler makes of `import 'amazon-connect-streams'`: the package's main file, as an ES module. */
export async function moduleOf({ folder }: StreamsRelease): Promise<string> {
  // Webpack's output uses eval, which bundlers advise against; that is not under test.
  const bundle = await rolldown({ input: require.resolve(folder), platform: 'browser', onLog: () => {} });
  const { output } = await bundle.generate();
  await bundle.close();
  return output[0].code;
}
