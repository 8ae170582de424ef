import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { freePorts, ready, runDemo } from './runDemo.js';

test('the demo says where it is, last, and ends at Ctrl-C', async () => {
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
  'the caller',
  'the composer',
  'the stranger',
  'the CCP',
  'Connect',
].entries()) {
  test(`a port for ${what} that is taken ends the demo with one sentence`, async () => {
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
  test(`PORT=${port} ends the demo with one sentence that says what to write`, async () => {
    const demo = runDemo(port);
    expect(await demo.ended).toBe(1);
    expect(demo.errors).toEqual([
      `PORT must be a whole number from 1 to 65529 (the demo takes the next six ports too); got "${port}".`,
    ]);
  });
}
