import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { findTakenPort } from '../../../examples/server/findTakenPort.js';

const SERVE = fileURLToPath(new URL('../../../examples/serve.js', import.meta.url));

function serve(ports: readonly number[]): ChildProcess {
  return spawn(process.execPath, [SERVE], {
    env: { ...process.env, EXAMPLES_PORTS: ports.join(' ') },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 50_000,
  });
}

/** Four consecutive ports, below the range from which systems choose ports by themselves. */
async function freePorts(): Promise<number[]> {
  for (;;) {
    const first = 10_000 + 4 * Math.floor(Math.random() * 5_000);
    const ports = [first, first + 1, first + 2, first + 3];
    if ((await findTakenPort(ports)) === undefined) return ports;
  }
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += chunk;
  return text;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`the examples print their address, and end at ${signal}`, async ({ request }) => {
    const ports = await freePorts();
    const child = serve(ports);
    const ended = once(child, 'close');
    const [line] = await once(child.stdout ?? child, 'data');
    expect(String(line)).toBe(`Examples ready: http://localhost:${ports[0]}\n`);
    const page = await request.get(`http://localhost:${ports[0]}/`);
    expect(await page.text()).toContain('<h1>Examples</h1>');
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
  });
}

for (const [place, what] of ['the pages', 'the softphone', 'Amazon Connect', 'the workspace'].entries()) {
  test(`when the port of ${what} is taken, the examples end with one sentence`, async () => {
    const ports = await freePorts();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(ports[place], '127.0.0.1', resolve));
    const child = serve(ports);
    try {
      const ended = once(child, 'close');
      const [output, errors] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
      expect(await ended).toEqual([1, null]);
      expect(output).toBe('');
      expect(errors).toBe(
        `Port ${ports[place]} is taken: stop the program that uses it, then start the examples again.\n`,
      );
    } finally {
      child.kill();
      other.close();
    }
  });
}
