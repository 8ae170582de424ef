import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
/** A copy of the sources, inside the project so that packages are found. */
const copy = new URL('build/one-source/', root);
const read = (path: string): string => readFileSync(new URL(path, copy), 'utf8');

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { cwd: fileURLToPath(copy), stdio: 'pipe' });
}

describe('a new length of Name in src/protocol/schemas.ts', () => {
  beforeAll(() => {
    mkdirSync(copy, { recursive: true });
    for (const path of [
      'src/protocol',
      'src/testing/connectEmulator',
      'src/testing/readOptions.ts',
      'scripts/generate',
      'docs/messages.md',
      'package.json',
      'tsconfig.json',
      'tsconfig.generate.json',
    ]) {
      cpSync(new URL(path, root), new URL(path, copy), { recursive: true });
    }
    const schemas = read('src/protocol/schemas.ts');
    expect(schemas.match(/Name: text\(0, 1_024\)/g)).toHaveLength(1);
    writeFileSync(
      new URL('src/protocol/schemas.ts', copy),
      schemas.replace('Name: text(0, 1_024)', 'Name: text(0, 1_000)'),
    );
    writeFileSync(
      new URL('tsconfig.run.json', copy),
      JSON.stringify({
        extends: './tsconfig.generate.json',
        compilerOptions: { outDir: 'run' },
        include: ['src'],
      }),
    );
    const tsc = fileURLToPath(new URL('node_modules/.bin/tsc', root));
    run(tsc, '-p', 'tsconfig.generate.json');
    run(process.execPath, 'build/generate/scripts/generate/main.js');
    run(tsc, '-p', 'tsconfig.run.json');
  }, 120_000);

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('changes what the page takes', async () => {
    const { readData } = (await import(
      new URL('run/src/protocol/readData.js', copy).href
    )) as typeof import('../../../src/protocol/readData.js');
    const change = (length: number) => () =>
      readData('Contact/UpdateContact', { ContactId: 'c1', Name: 'x'.repeat(length) });
    expect(change(1_000)).not.toThrow();
    expect(change(1_001)).toThrow('data.Name: expected a string of 0 to 1000 characters');
  });

  it('changes what the emulator takes', async () => {
    const { startConnectEmulator } = (await import(
      new URL('run/src/testing/connectEmulator/startConnectEmulator.js', copy).href
    )) as typeof import('../../../src/testing/connectEmulator/startConnectEmulator.js');
    const emulator = await startConnectEmulator();
    expect(() => emulator.createContact({ name: 'x'.repeat(1_001) })).toThrow('0 to 1000 characters');
    await emulator.stop();
  });

  it('changes the published files and the page for people', () => {
    const schema = JSON.parse(read('dist/messages.schema.json'));
    expect(schema.$defs.UpdateContactRequest.properties.data.properties.Name.maxLength).toBe(1_000);
    expect(read('docs/asyncapi.yaml')).toMatch(/ Name:\n(?: +\w+: .*\n)*? +maxLength: 1000\n/);
    expect(read('docs/messages.md')).toContain('| `Name` | at most 1,000 characters |');
  });
});
