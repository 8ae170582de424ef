import { CONTACT, expect, test } from '../broker/desktopTest.js';
import { update } from '../broker/wire.js';
import { AGENT_STATE_SYNC, message, SUBSCRIBE, withRules } from './messages.js';

const STORED = 'value-that-is-stored';
const SHOWN = 'value-that-is-shown';
const CHANGED = 'value-of-a-change';
const NUMBER = '+15555550142';

test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT, attributes: { Stored: STORED } }] } });

test('what is read, changed and published turns up in no event for logs and on no console', async ({
  openHost,
  simulator,
  page,
}) => {
  const lines: string[] = [];
  page.on('console', (line) => lines.push(line.text()));
  const host = await openHost(withRules({ '127.0.0.1': '', 'crm.localhost': 'operations: []' }));
  await host.session('logged_in');
  const [app, other] = host.apps;
  await app?.post(SUBSCRIBE);
  await app?.answers(3);
  simulator.incomingCall({ contactId: CONTACT, phoneNumber: NUMBER, attributes: { Shown: SHOWN } });
  await app?.answers(4);

  const requests = [
    AGENT_STATE_SYNC,
    message('Contact', 'GetContactAttributes', { InitialContactId: CONTACT, Names: ['Stored'] }),
    message('Contact', 'UpdateContact', { ContactId: CONTACT, Name: CHANGED, Description: CHANGED }),
    message('Contact', 'UpdateContact', { ContactId: CONTACT, References: { Bad: { Value: CHANGED } } }),
    update({ Reason: CHANGED }),
  ];
  for (const [index, request] of requests.entries()) {
    await app?.post({ ...request, requestId: index });
    await other?.post({ ...request, requestId: index });
    await app?.answerTo(index);
    await other?.answerTo(index);
  }
  const reported = JSON.stringify(await app?.received());
  for (const value of [STORED, SHOWN, NUMBER, 'Jane Doe']) expect(reported).toContain(value);

  const responses = await host.eventually('response', 1 + 2 * requests.length);
  expect(new Set(responses.map(({ operation }) => operation))).toEqual(
    new Set([
      'App/Subscribe',
      'Agent/StateSync',
      'Contact/GetContactAttributes',
      'Contact/UpdateContact',
      'OutboundCall/UpdateContactAttribute',
    ]),
  );
  const known = (operation: string) =>
    responses.filter((response) => response.operation === operation && response.response === true);
  for (const operation of ['Contact/GetContactAttributes', 'Contact/UpdateContact']) {
    expect(known(operation)).toMatchObject([{ contactId: CONTACT, attempts: 1 }]);
  }
  expect(responses.filter(({ attributes }) => attributes).map(({ operation }) => operation)).toEqual(
    Array(2).fill('OutboundCall/UpdateContactAttribute'),
  );
  const logged = JSON.stringify([await page.evaluate('happened'), lines]);
  for (const value of [STORED, SHOWN, CHANGED, NUMBER, 'Jane', 'jdoe', '"Stored"', 'Shown']) {
    expect(logged, value).not.toContain(value);
  }
});
