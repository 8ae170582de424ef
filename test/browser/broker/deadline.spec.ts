import { expect, SAMPLE, test } from './desktopTest.js';
import { failure } from './wire.js';

test('an update that was throttled until its deadline is THROTTLED, and definitely not applied', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({ kind: 'error', status: 429, name: 'ThrottlingException' });
  const host = await openHost({ attributes: { 'data-request-timeout-ms': '2000' } });
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(failure('THROTTLED'));
});

test('an update that met errors until its deadline is CONNECT_UNAVAILABLE', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({ kind: 'error', status: 503 });
  const host = await openHost({ attributes: { 'data-request-timeout-ms': '2000' } });
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(failure('CONNECT_UNAVAILABLE', { outcome: 'unknown' }));
});
