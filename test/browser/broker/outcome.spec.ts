import type { ConnectEmulator, Fault } from 'connect-message-broker/testing';
import { update } from './AppFrame.js';
import { CONTACT, expect, test } from './desktopTest.js';

test.use({ emulatorOptions: { exposeErrorHeaders: true } });

/** What Connect answers to the calls of one request, in order; the last to all that follow. */
function inTurn(emulator: ConnectEmulator, ...faults: Fault[]): void {
  for (const [index, fault] of faults.entries()) {
    emulator.inject({ ...fault, ...(index < faults.length - 1 && { times: 1 }) });
  }
}

const DOUBTFUL: readonly { readonly title: string; readonly fault: Fault }[] = [
  { title: 'a 500', fault: { kind: 'error', status: 500, name: 'InternalServiceException' } },
  { title: "a proxy's 502", fault: { kind: 'html' } },
  { title: "a proxy's page with status 200", fault: { kind: 'html', status: 200 } },
  { title: 'a connection that broke', fault: { kind: 'cut' } },
  { title: 'an answer that was lost', fault: { kind: 'lostAnswer' } },
];

const FINAL: readonly { readonly errorType: string; readonly retryable: boolean; readonly fault: Fault }[] = [
  {
    errorType: 'CONTACT_NOT_FOUND',
    retryable: false,
    fault: { kind: 'error', status: 404, name: 'ResourceNotFoundException' },
  },
  {
    errorType: 'REJECTED_BY_CONNECT',
    retryable: false,
    fault: { kind: 'error', status: 400, name: 'InvalidRequestException' },
  },
  {
    errorType: 'WRONG_REGION',
    retryable: false,
    fault: { kind: 'error', status: 400, name: 'InvalidActiveRegionException' },
  },
  {
    errorType: 'ACCESS_DENIED',
    retryable: false,
    fault: { kind: 'error', status: 403, name: 'AccessDeniedException' },
  },
  {
    errorType: 'CONFLICT',
    retryable: true,
    fault: { kind: 'error', status: 409, name: 'ConflictException' },
  },
  {
    errorType: 'THROTTLED',
    retryable: true,
    fault: { kind: 'error', status: 429, retryAfterSeconds: 600 },
  },
];

for (const { errorType, retryable, fault } of FINAL) {
  test(`${errorType} is unknown after a 500, since that may have been applied`, async ({
    openHost,
    emulator,
  }) => {
    inTurn(emulator, { kind: 'error', status: 500, applied: true }, fault);
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toMatchObject({ errorType, retryable, outcome: 'unknown' });
    expect(host.updateCalls.length).toBeGreaterThanOrEqual(2);
    expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'a' });
  });
}

for (const { title, fault } of DOUBTFUL) {
  test(`after ${title} a refusal says unknown`, async ({ openHost, emulator }) => {
    inTurn(emulator, fault, { kind: 'error', status: 404, name: 'ResourceNotFoundException' });
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'CONTACT_NOT_FOUND', outcome: 'unknown' });
    expect(host.updateCalls).toHaveLength(2);
  });
}

test('what was only throttled and then refused is not applied', async ({ openHost, emulator }) => {
  inTurn(emulator, { kind: 'error', status: 429 }, { kind: 'error', status: 404 });
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({
    errorType: 'CONTACT_NOT_FOUND',
    outcome: 'not_applied',
  });
  expect(host.updateCalls).toHaveLength(2);
});

test('a throttled call that is then held by the call limit is THROTTLED and not applied', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({ kind: 'error', status: 429 });
  const host = await openHost({
    config: 'callLimit: { perSecond: 0.001, burst: 1 },',
    attributes: { 'data-request-timeout-ms': '2500' },
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'THROTTLED', outcome: 'not_applied' });
  expect(host.updateCalls).toHaveLength(1);
});

test('an answer that is lost each time is CONNECT_UNAVAILABLE and unknown, and the value is there', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({ kind: 'lostAnswer' });
  const host = await openHost({ attributes: { 'data-request-timeout-ms': '1500' } });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  const message = await host.app.answerTo(1);
  expect(message).toMatchObject({ response: false, retryable: true, outcome: 'unknown' });
  expect(['CONNECT_UNAVAILABLE', 'TIMEOUT']).toContain(message.errorType);
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'a' });
});

test('a request that joins a call after its 500 is not said to be in doubt for that', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({ kind: 'error', status: 500, times: 1, retryAfterSeconds: 0.5 });
  emulator.inject({ kind: 'error', status: 404, name: 'ResourceNotFoundException' });
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update('early', CONTACT, { Reason: 'a' }));
  await host.callsArrived(1);
  await host.app.post(update('late', CONTACT, { Reason: 'b' }));
  expect(await host.app.answerTo('early')).toMatchObject({
    errorType: 'CONTACT_NOT_FOUND',
    outcome: 'unknown',
  });
  expect(await host.app.answerTo('late')).toMatchObject({
    errorType: 'CONTACT_NOT_FOUND',
    outcome: 'not_applied',
  });
});

test('the halves of a gathered call that failed with a 500 before its 400 say unknown', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const release = host.hold({ times: 1 });
  await host.app.post(update('first', CONTACT, { First: '1' }));
  await host.callsArrived(1);
  inTurn(emulator, { kind: 'error', status: 500 }, { kind: 'error', status: 400 });
  await host.app.post(update('a', CONTACT, { A: '1' }), update('b', CONTACT, { B: '1' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(3);
  release();
  for (const id of ['a', 'b']) {
    expect(await host.app.answerTo(id)).toMatchObject({
      errorType: 'REJECTED_BY_CONNECT',
      outcome: 'unknown',
    });
  }
});
