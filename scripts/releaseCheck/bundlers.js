import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each bundles src/host.ts and src/app.ts of a project into out/NAME, by the tool's own command. */
export const BUNDLERS = {
  vite({ folder, run }) {
    configure(folder, 'vite.config.js', {
      base: './',
      build: {
        outDir: 'out/vite',
        rollupOptions: {
          input: { host: 'src/host.ts', app: 'src/app.ts' },
          output: { entryFileNames: '[name].js' },
        },
      },
    });
    run('vite', ['build', '--logLevel', 'warn']);
  },
  webpack({ folder, run }) {
    stripTypes(run);
    configure(folder, 'webpack.config.js', {
      mode: 'production',
      entry: { host: './plain/host.js', app: './plain/app.js' },
      output: { path: join(folder, 'out/webpack'), filename: '[name].js' },
    });
    run('webpack', ['build']);
  },
  esbuild({ run }) {
    const options = ['--bundle', '--splitting', '--format=esm', '--minify', '--outdir=out/esbuild'];
    run('esbuild', ['src/host.ts', 'src/app.ts', ...options]);
  },
  rollup({ run }) {
    stripTypes(run);
    const inputs = ['--input', 'plain/host.js', '--input', 'plain/app.js'];
    run('rollup', [...inputs, '--plugin', 'node-resolve={browser: true}', '--dir', 'out/rollup']);
  },
};

function configure(folder, name, settings) {
  writeFileSync(join(folder, name), `export default ${JSON.stringify(settings)};\n`);
}

/** For bundlers that read JavaScript only. */
function stripTypes(run) {
  const options = ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022'];
  run('tsc', ['src/host.ts', 'src/app.ts', '--outDir', 'plain', ...options]);
}
