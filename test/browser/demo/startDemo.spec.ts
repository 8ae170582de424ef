import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { freePorts, ready, runDemo } from './runDemo.js';

test('the last line of the demo is its address, and Ctrl-C ends it', async () => {
  const port = await freePorts();
  const demo = runDemo(port);
  expect(await ready(demo)).toBe(`http://localhost:${port}`);
  expect(demo.output.at(-1)).toBe(`Demo ready: http://localhost:${port}`);
  demo.process.kill('SIGINT');
  expect(await demo.ended).toBe(0);
  expect(demo.errors).toEqual([]);
});

test('the demo with the relay ends by Ctrl-C too, and prints nothing else', async () => {
  const demo = runDemo(await freePorts(), {}, { relay: true });
  await ready(demo);
  demo.process.kill('SIGINT');
  expect(await demo.ended).toBe(0);
  expect(demo.errors).toEqual([]);
});

for (const [place, what] of [
  'the host page',
  'the CRM',
  'the Caller app',
  'the composer',
  'the unlisted origin',
  'the CCP',
  'Connect',
].entries()) {
  test(`when the port of ${what} is taken, the demo ends with one sentence`, async () => {
    const port = await freePorts();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port + place, '127.0.0.1', resolve));
    const demo = runDemo(port);
    try {
      expect(await demo.ended).toBe(1);
      expect(demo.errors).toEqual([
        `Port ${port + place} is taken: free it, or set PORT to the first of seven free ports in a row.`,
      ]);
      expect(demo.output).toEqual([]);
    } finally {
      demo.process.kill();
      other.close();
    }
  });
}

for (const port of ['http', '0', '65530', '-1', '80.5']) {
  test(`PORT=${port} ends the demo with one sentence that gives the allowed values`, async () => {
    const demo = runDemo(port);
    expect(await demo.ended).toBe(1);
    expect(demo.errors).toEqual([
      `PORT must be a whole number from 1 to 65529 (the demo takes the next six ports too); got "${port}".`,
    ]);
  });
}

test('npm start -- --help says what the flags do', () => {
  const { status, stdout } = start('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('npm start -- --relay');
});

test('an argument that npm start does not know is named, beside those that it knows', () => {
  const { status, stderr } = start('--rely');
  expect(status).toBe(1);
  expect(stderr).toMatch(/does not know the argument "--rely".*--relay/s);
});

test('--relay with an instance of Amazon Connect ends the demo with one sentence', async () => {
  const instance = {
    CONNECT_CCP_URL: 'https://example.my.connect.aws/ccp-v2/',
    CONNECT_REGION: 'us-east-1',
    CONNECT_INSTANCE_ID: '11111111-2222-3333-4444-555555555555',
    CONNECT_IDENTITY_POOL_ID: 'us-east-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  };
  const demo = runDemo(await freePorts(), instance, { relay: true });
  expect(await demo.ended).toBe(1);
  expect(demo.errors).toEqual([
    'The local relay writes to the simulated Connect: unset every CONNECT_ variable.',
  ]);
});

/** Runs `npm start` with an argument that ends it before it builds anything. */
function start(argument: string) {
  const script = fileURLToPath(new URL('../../../scripts/start.js', import.meta.url));
  return spawnSync(process.execPath, [script, argument], { encoding: 'utf8' });
}
