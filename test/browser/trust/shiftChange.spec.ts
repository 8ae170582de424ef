import type { CcpSimulator } from 'connect-message-broker/testing';
import { update } from '../broker/AppFrame.js';
import { CONTACT, expect, type HostPage, test } from '../broker/desktopTest.js';

const OK = { response: true };
const NOT_LOGGED_IN = { response: false, errorType: 'AGENT_NOT_LOGGED_IN', outcome: 'not_applied' };
const PATIENT = { 'data-login-wait-ms': '600000', 'data-request-timeout-ms': '900000' };

test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], quota: false } });

/** Another agent logs in on the same page. */
async function changeShift(host: HostPage, simulator: CcpSimulator): Promise<void> {
  const before = (await host.events('session')).length;
  simulator.logIn({ name: 'John Roe' });
  const states = async () => (await host.events('session')).slice(before).map(({ state }) => state);
  await expect.poll(states).toEqual(['logged_out', 'logged_in']);
}

test('wherever the first agent’s updates wait at the shift change, none is sent, kept or sent for the second', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const [flying = '', limited = '', gated = ''] = Array.from({ length: 3 }, () => emulator.createContact());
  const host = await openHost({
    config: `callLimit: { perSecond: 1000, burst: 1000, inFlight: 1 },
      allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), contacts: 'seen' }],`,
    attributes: { ...PATIENT, 'data-allowed-origins': undefined },
  });
  await host.session('logged_in');
  for (const contactId of [flying, limited, gated]) simulator.incomingCall({ contactId });
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 3');
  const release = host.hold({ times: 1 });
  await host.app.post(update('flying', flying, { By: 'first' }));
  await host.callsArrived(1);
  await host.app.post(
    update('behind', flying, { By: 'queued' }),
    update('limited', limited, { By: 'first' }),
  );
  await host.eventually('request', 3);
  simulator.authFail();
  await host.session('suspect');
  await host.app.post(update('gated', gated, { By: 'first' }));
  await host.eventually('request', 4);
  await changeShift(host, simulator);
  for (const id of ['behind', 'limited', 'gated']) {
    expect(await host.app.answerTo(id), id).toMatchObject(NOT_LOGGED_IN);
  }
  release();
  expect(await host.app.answerTo('flying')).toEqual(OK);
  // The second agent has not seen what the first one saw.
  await host.app.post(update('unseen', limited, { By: 'second' }));
  expect(await host.app.answerTo('unseen')).toMatchObject({ errorType: 'NOT_PERMITTED' });
  simulator.incomingCall({ contactId: CONTACT });
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 1');
  await host.app.post(update('second', CONTACT, { By: 'second' }));
  expect(await host.app.answerTo('second')).toEqual(OK);
  expect(host.updateCalls.map(({ contactId }) => contactId)).toEqual([flying, CONTACT]);
  const [first, second] = host.updateCalls.map(({ accessKeyId }) => accessKeyId);
  expect(second).not.toBe(first);
  expect(await host.app.received()).toHaveLength(6);
});

test('the second agent’s updates keep their order, whatever the first one had standing in line', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const busy = [emulator.createContact(), emulator.createContact()];
  const host = await openHost({
    config: 'callLimit: { perSecond: 1000, burst: 1000, inFlight: 2 },',
    attributes: PATIENT,
  });
  await host.session('logged_in');
  const release = host.hold({ when: ({ contactId }) => contactId !== CONTACT });
  await host.app.post(...busy.map((contactId, n) => update(`busy ${n}`, contactId, { By: 'first' })));
  await host.callsArrived(2);
  await host.app.post(update('in line', CONTACT, { Step: '0' }));
  await host.eventually('request', 3);
  await changeShift(host, simulator);
  expect(await host.app.answerTo('in line')).toMatchObject(NOT_LOGGED_IN);
  const letGo = host.hold({ times: 1, when: ({ contactId }) => contactId === CONTACT });
  await host.app.post(update(1, CONTACT, { Step: '1' }));
  await host.eventually('request', 4);
  release();
  for (const n of busy.keys()) expect(await host.app.answerTo(`busy ${n}`)).toEqual(OK);
  await host.callsArrived(3);
  await host.app.post(update(2, CONTACT, { Step: '2' }), update('other', busy[0] ?? '', { By: 'second' }));
  // By now the later update of the contact would have gone out too, were it let through.
  expect(await host.app.answerTo('other')).toEqual(OK);
  expect(host.updateCalls.filter(({ contactId }) => contactId === CONTACT)).toHaveLength(1);
  letGo();
  expect(await host.app.answerTo(1)).toEqual(OK);
  expect(await host.app.answerTo(2)).toEqual(OK);
  expect(emulator.attributes(CONTACT)).toEqual({ Step: '2' });
});

test('halves of a call that was under way at the shift change finish for the first agent, and share no call with the second', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const host = await openHost({ attributes: PATIENT });
  await host.session('logged_in');
  emulator.inject({ kind: 'error', status: 400, when: ({ attributes }) => 'Bad' in (attributes ?? {}) });
  const letFirstGo = host.hold({ times: 1, when: ({ attributes }) => 'First' in (attributes ?? {}) });
  await host.app.post(update('first', CONTACT, { First: '1' }));
  await host.callsArrived(1);
  await host.app.post(update('good', CONTACT, { Good: '1' }), update('bad', CONTACT, { Bad: '1' }));
  await host.eventually('request', 3);
  // The gathered call is refused only after the shift change.
  let refuse = (): void => {};
  await host.page.route(`${emulator.url}/contact/attributes`, async (route) => {
    if (route.request().postData()?.includes('"Good":"1","Bad"')) {
      await new Promise<void>((resolve) => {
        refuse = resolve;
      });
    }
    await route.continue();
  });
  const sent = host.page.waitForRequest((request) => request.postData()?.includes('"Bad"') === true);
  letFirstGo();
  await sent;
  await changeShift(host, simulator);
  await host.app.post(update('second', CONTACT, { Second: '1' }));
  await host.eventually('request', 4);
  refuse();
  expect(await host.app.answerTo('good')).toEqual(OK);
  expect(await host.app.answerTo('bad')).toMatchObject({ errorType: 'REJECTED_BY_CONNECT' });
  expect(await host.app.answerTo('second')).toEqual(OK);
  const calls = host.updateCalls.map(({ attributes, accessKeyId }) => ({
    names: Object.keys(attributes ?? {}).join(),
    accessKeyId,
  }));
  expect(calls.map(({ names }) => names)).toEqual(['First', 'Good,Bad', 'Good', 'Bad', 'Second']);
  const keys = calls.map(({ accessKeyId }) => accessKeyId);
  expect(new Set(keys.slice(0, 4)).size).toBe(1);
  expect(keys[4]).not.toBe(keys[0]);
  expect(emulator.attributes(CONTACT)).toEqual({ First: '1', Good: '1', Second: '1' });
});
