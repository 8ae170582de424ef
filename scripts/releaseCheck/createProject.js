import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the project installs beside the tarball. TypeScript 5.9 is the last that knows `moduleResolution: node10`. */
const TOOLS = [
  'amazon-connect-streams@^2.28.2',
  '@amazon-connect/app@^1.0.11',
  '@amazon-connect/contact@^1.0.12',
  '@amazon-connect/voice@^1.0.12',
  'typescript@~5.9.0',
  'vite@^8.0.0',
  'webpack@^5.0.0',
  'webpack-cli@^6.0.0',
  'esbuild@>=0.25.0',
  'rollup@^4.0.0',
  '@rollup/plugin-node-resolve@^16.0.0',
];

/**
 * A fresh project that has installed the tarball and the tools, and nothing of this one.
 *
 * @param {string} folder
 * @param {string} tarball
 */
export function createProject(folder, tarball) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  cpSync(fileURLToPath(new URL('pages', import.meta.url)), join(folder, 'src'), { recursive: true });

  /** Runs a command of the project, and throws what it printed if it fails. */
  function run(command, args) {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(folder, 'node_modules/.bin')}:${process.env.PATH}` },
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  }

  run('npm', ['install', '--no-audit', '--no-fund', tarball, ...TOOLS]);
  return {
    folder,
    run,
    /** @param {string} resolution of modules */
    typeCheck(resolution) {
      const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
      const options = { module, moduleResolution: resolution, target: 'es2022', lib: ['es2022', 'dom'] };
      const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
      const file = `tsconfig.${resolution}.json`;
      writeFileSync(
        join(folder, file),
        JSON.stringify({
          compilerOptions: { ...options, ...strict, types: [], noEmit: true },
          include: ['src'],
        }),
      );
      run('tsc', ['-p', file]);
    },
  };
}
