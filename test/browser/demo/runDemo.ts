import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { DemoOptions } from '../../../demo/startDemo.js';

/** Imports like scripts/start.js, without its build. */
const START = `import(${JSON.stringify(new URL('../../../build/demo/startDemo.js', import.meta.url).href)})
  .then(({ startDemo }) => startDemo(JSON.parse(process.env.DEMO_OPTIONS)))`;

/** Starts the demo's servers in this process: a process for each test would take a tenth of the time of all tests. */
export const { startServers } = (await import(
  new URL('../../../build/demo/startServers.js', import.meta.url).href
)) as typeof import('../../../demo/startServers.js');

export interface Run {
  /** Complete lines of standard output and of standard error. */
  readonly output: string[];
  readonly errors: string[];
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  readonly process: ChildProcess;
}

/**
 * Runs the demo as a separate process, on this port and the next six.
 *
 * @param environment more environment variables
 * @param options what the flags of `npm start` say
 */
export function runDemo(
  port: number | string,
  environment: Readonly<Record<string, string>> = {},
  options: DemoOptions = {},
): Run {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', START], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, ...environment, PORT: String(port), DEMO_OPTIONS: JSON.stringify(options) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { output: linesOf(child.stdout), errors: linesOf(child.stderr), ended, process: child };
}

/** Waits until the demo reports that it is ready. */
export async function ready({ output, errors, ended, process }: Run): Promise<string> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (;;) {
    const url = output.map((line) => /^Demo ready: (.+)$/.exec(line)?.[1]).find(Boolean);
    if (url !== undefined) return url;
    if (over) throw new Error(`The demo ended: ${errors.join('\n')}`);
    await Promise.race([ended, new Promise((resolve) => process.stdout?.once('data', resolve))]);
  }
}

/** The first of seven free ports in a row. */
export async function freePorts(): Promise<number> {
  for (;;) {
    // Above 10080, which browsers refuse, and below the range from which systems choose ports by themselves.
    // Workers, of which there are four, have ranges of their own: a port is taken only some time after it was found free.
    const worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0) % 4;
    const first = 11_000 + 7 * (4 * Math.floor(Math.random() * 750) + worker);
    const free = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((place) => isFree(first + place)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function linesOf(stream: NodeJS.ReadableStream): string[] {
  const lines: string[] = [];
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  return lines;
}
