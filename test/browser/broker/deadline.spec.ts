import { expect, SAMPLE, test } from './desktopTest.js';
import { failure } from './wire.js';

/** After it no attempt is left, however much time the earlier ones have taken. */
const TOO_LATE = { kind: 'error', retryAfterSeconds: 600 } as const;

test.use({ emulatorOptions: { exposeErrorHeaders: true } });

test('an update that was throttled until its time was up is THROTTLED, and definitely not applied', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({ kind: 'error', status: 429, name: 'ThrottlingException', times: 1 });
  emulator.inject({ ...TOO_LATE, status: 429, name: 'ThrottlingException' });
  const host = await openHost();
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(failure('THROTTLED'));
});

test('an update that met errors until its time was up is CONNECT_UNAVAILABLE', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({ kind: 'error', status: 503, times: 2 });
  emulator.inject({ ...TOO_LATE, status: 503 });
  const host = await openHost();
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(failure('CONNECT_UNAVAILABLE', { outcome: 'unknown' }));
});
