import { randomUUID } from 'node:crypto';
import { expect, test } from './workspaceTest.js';

test('an app follows a call from its start to its end', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app({ permissions: ['*'] })] });
  const crm = await open(workspace);
  const [id, other] = [randomUUID(), randomUUID()];
  const names = ['Incoming', 'Connecting', 'Connected', 'Missed', 'StartingAcw', 'Cleared', 'Error'];
  for (const name of names) await crm.read(`listen(contact, '${name}')`);
  await crm.read(`listen(contact, 'Connected', '${id}')`);
  await crm.read(`listen(voice, 'ParticipantHold'), listen(voice, 'SelfHold'), listen(voice, 'SelfResume')`);
  workspace.incomingCall({ contactId: id });
  workspace.accept(id);
  workspace.hold(id);
  workspace.hold(id, 'agent');
  workspace.resume(id);
  workspace.end(id);
  workspace.clear(id);
  workspace.incomingCall({ contactId: other });
  workspace.miss(other);
  await crm.seen(`Missed ${other}`);
  const entries = (await crm.recorded()).filter((entry) => /[0-9a-f]{8}-/.test(entry));
  expect(entries).toEqual([
    ...[`Incoming ${id}`, `Connecting ${id}`, `Connected ${id}`, `Connected ${id}`, `ParticipantHold ${id}`],
    ...[`ParticipantHold ${id}`, `SelfHold ${id}`, `SelfResume ${id}`, `StartingAcw ${id}`, `Cleared ${id}`],
    ...[`Incoming ${other}`, `Connecting ${other}`, `Missed ${other}`],
  ]);
});

test('an event says the first contact of a chain', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  await crm.read('contact.onConnected(async (data) => { window.last = data }), listening()');
  const contactId = workspace.incomingContact({ type: 'chat', initialContactId: 'the-first' });
  workspace.accept(contactId);
  await expect
    .poll(() => crm.read('window.last'))
    .toEqual({ contactId, initialContactId: 'the-first', type: 'chat', subtype: 'connect:Chat' });
  expect(await crm.read(`contact.getInitialContactId('${contactId}')`)).toBe('the-first');
});

test('an app reads everything about a contact', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app({ permissions: ['*'] })] });
  const crm = await open(workspace);
  const id = workspace.incomingCall({ queue: 'Sales', attributes: { Tier: 'Gold', Language: 'en' } });
  expect(await crm.read(`contact.getAttributes('${id}', ['Tier', 'None'])`)).toEqual({ Tier: 'Gold' });
  expect(await crm.read(`contact.getInitialContactId('${id}')`)).toBeUndefined();
  expect(await crm.read(`contact.getChannelType('${id}')`)).toEqual({
    type: 'voice',
    subtype: 'connect:Telephony',
  });
  expect(await crm.read(`contact.getQueue('${id}')`)).toMatchObject({ name: 'Sales' });
  expect(await crm.read(`contact.getQueueTimestamp('${id}').then((at) => at instanceof Date)`)).toBe(true);
  expect(await crm.read(`contact.getStateDuration('${id}').then((ms) => ms >= 0)`)).toBe(true);
  expect(await crm.read(`contact.getContactRegion('${id}')`)).toBe('us-east-1');
  expect(await crm.read('contact.listContacts()')).toEqual([
    { contactId: id, type: 'voice', subtype: 'connect:Telephony' },
  ]);
  expect(
    await crm.read(`contact.listParticipants('${id}').then((all) => all.map(({ isSelf }) => isSelf))`),
  ).toEqual([true, false]);
  expect(await crm.read(`ask(() => contact.getQueue('gone'))`)).toMatchObject({
    errorKey: 'contactNotFound',
    reason: 'The app sees no contact gone.',
  });
});

test('attributes that are stored later are read, without an event', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  const id = workspace.incomingCall();
  workspace.setAttributes(id, { Reason: 'Billing' });
  expect(await crm.read(`contact.getAttributes('${id}', '*')`)).toEqual({ Reason: 'Billing' });
  const transferred = workspace.incomingCall({ initialContactId: id });
  expect(await crm.read(`contact.getAttributes('${transferred}', '*')`)).toEqual({ Reason: 'Billing' });
});

test('what an app does happens at the desk', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app({ permissions: ['*'] })] });
  const crm = await open(workspace);
  const id = workspace.incomingCall();
  await crm.read(`contact.accept('${id}')`);
  await crm.read(`voice.holdSelf('${id}')`);
  expect(workspace.contacts).toMatchObject([{ state: 'connected', onHold: true }]);
  await crm.read(`voice.resumeSelf('${id}')`);
  await crm.read(`contact.disconnectSelf('${id}')`);
  expect(workspace.contacts).toMatchObject([{ state: 'acw', onHold: false }]);
  expect(await crm.read(`ask(() => contact.accept('${id}'))`)).toMatchObject({
    errorKey: 'invalidRequest',
    reason: `accept: contact ${id} must be ringing; it is acw.`,
  });
  await crm.read(`contact.clear('${id}')`);
  expect(workspace.contacts).toEqual([]);
  await crm.read(`agent.setAvailabilityStateByName('Lunch')`);
  expect(workspace.agentState).toBe('Lunch');
});

test.describe('an app per contact', () => {
  test('opens with its contact, and sees that one alone', async ({ simulate, app, open }) => {
    const workspace = await simulate({ apps: [app({ scope: 'per-contact', permissions: ['*'] })] });
    const first = workspace.incomingCall();
    const second = workspace.incomingCall();
    const crm = await open(workspace, 'CRM', first);
    await workspace.whenRunning('CRM', { count: 2 });
    expect(await crm.read('context.scope')).toEqual({ type: 'contact', contactId: first });
    expect(await crm.read('contact.listContacts()')).toMatchObject([{ contactId: first }]);
    expect(await crm.read(`ask(() => contact.getQueue('${second}'))`)).toMatchObject({
      reason: `The app sees no contact ${second}.`,
    });
    await crm.read(`listen(contact, 'Connected')`);
    workspace.accept(second);
    workspace.accept(first);
    await crm.seen(`Connected ${first}`);
    expect(await crm.recorded()).not.toContain(`Connected ${second}`);
  });

  test('is stopped when a different contact is selected, and destroyed when its own is cleared', async ({
    simulate,
    app,
    open,
    page,
  }) => {
    const workspace = await simulate({ apps: [app({ scope: 'per-contact' })] });
    const first = workspace.incomingCall();
    const second = workspace.incomingCall();
    const crm = await open(workspace, 'CRM', first);
    await workspace.whenRunning('CRM', { count: 2 });
    const other = await open(workspace, 'CRM', second);
    await crm.seen('start');
    expect(await other.recorded()).toEqual(['create']);
    workspace.selectContact(second);
    await crm.seen('stop');
    await other.seen('start');
    workspace.miss(first);
    workspace.clear(first);
    await expect
      .poll(() => workspace.apps.closed)
      .toMatchObject([{ name: 'CRM', contactId: first, completed: true }]);
    await expect(page.locator('iframe')).toHaveCount(1);
  });
});
