import { createServer } from 'node:net';
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
