import type { CcpSimulator } from 'connect-message-broker/testing';
import type { AppFrame } from '../broker/AppFrame.js';
import { CONTACT, expect, test } from '../broker/desktopTest.js';
import type { HostPage } from '../broker/HostPage.js';
import { update } from '../broker/wire.js';
import { AGENT_STATE_SYNC, EVERYTHING, message, SUBSCRIBE, withRules } from './messages.js';

const SECRETS = { Crm_Reason: 'Chargeback', CustomerName: 'Ada Lovelace', AccountNumber: '4711-0815' };
const NUMBER = '+15555550142';

test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT, attributes: SECRETS }] } });

/** All that an app can ask, and all that a call goes through. */
async function live(host: HostPage, simulator: CcpSimulator): Promise<void> {
  await host.session('logged_in');
  for (const app of host.apps) {
    await asked(app, SUBSCRIBE);
  }
  simulator.incomingCall({ contactId: CONTACT, phoneNumber: NUMBER, attributes: SECRETS });
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 1');
  simulator.accept(CONTACT);
  simulator.setAgentState('Lunch');
  for (const app of host.apps) {
    await asked(app, AGENT_STATE_SYNC);
    await asked(app, message('Contact', 'GetContactAttributes', { InitialContactId: CONTACT }));
    await asked(app, message('Contact', 'UpdateContact', { ContactId: CONTACT, Name: 'x' }));
    await asked(app, update({ Crm_Reason: 'x' }));
    await asked(app, update({ 'Bad Name': 'x' }));
    await asked(app, message('App', 'StateSync'));
  }
  simulator.hangUp(CONTACT);
  simulator.clear(CONTACT);
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 0');
  simulator.logOut();
  await host.session('logged_out');
  for (const app of host.apps) await asked(app, SUBSCRIBE);
}

let count = 0;

async function asked(app: AppFrame, request: object): Promise<void> {
  count += 1;
  const requestId = `request-${count}`;
  await app.post({ ...request, requestId });
  await app.answerTo(requestId);
}

test('an app without grants learns that somebody is logged in, and nothing of a person or a contact', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': 'operations: []', 'crm.localhost': '' }));
  await live(host, simulator);
  const [ungranted, granted] = host.apps;
  const learnt = JSON.stringify(await ungranted?.received());
  for (const secret of [
    ...Object.values(SECRETS),
    ...['CustomerName', 'AccountNumber', NUMBER, CONTACT],
    ...['Jane', 'jdoe', 'Lunch', 'Available', 'arn:', 'InboundCall', 'SetAgentState'],
  ]) {
    expect(learnt, secret).not.toContain(secret);
  }
  expect(learnt).toContain('"loginState":"LoggedIn"');
  const known = JSON.stringify(await granted?.received());
  for (const reported of [...Object.values(SECRETS), NUMBER, CONTACT, 'Jane Doe', 'Lunch']) {
    expect(known, reported).toContain(reported);
  }
});

test('an app receives the attributes and numbers that it may read, in any message', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost(
    withRules({ '127.0.0.1': "readableNames: ['Crm_*']", 'crm.localhost': "readableNames: ['ANI']" }),
  );
  await live(host, simulator);
  const [names, numbers] = await Promise.all(
    host.apps.map(async (app) => JSON.stringify(await app.received())),
  );
  expect(names).toContain('Chargeback');
  for (const secret of ['Ada Lovelace', '4711-0815', 'CustomerName', NUMBER])
    expect(names).not.toContain(secret);
  expect(numbers).toContain(NUMBER);
  for (const secret of ['Ada Lovelace', '4711-0815', 'CustomerName', 'Chargeback'])
    expect(numbers).not.toContain(secret);
});

for (const [grant, content] of [
  ['Agent/SetAgentState', 'Jane Doe'],
  ['InboundCall/InboundCallStateChange', NUMBER],
] as const) {
  test(`${grant} is granted by its name, and by no other`, async ({ openHost, simulator }) => {
    const others = EVERYTHING.filter((name) => name !== grant);
    const host = await openHost(
      withRules({
        '127.0.0.1': `operations: ['${grant}']`,
        'crm.localhost': `operations: ${JSON.stringify(others)}`,
      }),
    );
    await live(host, simulator);
    const [granted, ungranted] = await Promise.all(
      host.apps.map(async (app) => JSON.stringify(await app.received())),
    );
    expect(granted).toContain(content);
    expect(ungranted).not.toContain(content);
  });
}

test('no origin sees the request ids of another', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '', 'crm.localhost': '' }));
  await live(host, simulator);
  const [one, other] = host.apps;
  const idsOf = async (app: typeof one) =>
    ((await app?.received()) ?? []).flatMap(({ data }) => (data as { requestId?: string }).requestId ?? []);
  const [mine, theirs] = [await idsOf(one), await idsOf(other)];
  expect(mine.length).toBeGreaterThan(5);
  expect(mine.filter((id) => theirs.includes(id))).toEqual([]);
});
