import { expect, test } from './workspaceTest.js';

const refused = {
  errorType: 'ConnectError',
  reason: 'App does not have permission for this request',
};

test('a request without its permission is refused, one with it is answered', async ({
  simulate,
  app,
  open,
}) => {
  const workspace = await simulate({ apps: [app({ permissions: ['User.Details.View'] })] });
  const crm = await open(workspace);
  expect(await crm.read('agent.getARN()')).toBe(workspace.agentArn);
  for (const request of [
    'agent.getState()',
    'agent.getRoutingProfile()',
    'contact.listContacts()',
    `contact.getAttributes('one', '*')`,
    `voice.getInitialCustomerPhoneNumber('one')`,
  ])
    expect(await crm.read(`ask(() => ${request})`), request).toMatchObject(refused);
});

test('an event without its permission never comes, and an error says so later', async ({
  simulate,
  app,
  open,
}) => {
  const workspace = await simulate({ apps: [app({ permissions: ['Contact.Details.View'] })] });
  const crm = await open(workspace);
  await crm.read(`listen(agent, 'StateChanged'), listen(contact, 'Connected')`);
  await crm.seen('error subscribeWithoutPermission');
  workspace.setAgentState('Lunch');
  const contactId = workspace.incomingCall();
  workspace.accept(contactId);
  await crm.seen(`Connected ${contactId}`);
  expect((await crm.recorded()).join()).not.toContain('StateChanged');
});

test('permissions can be taken away and given while the app runs', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  await crm.read(`listen(contact, 'Connected')`);
  workspace.apps.setPermissions('CRM', ['User.Details.View']);
  const first = workspace.incomingCall();
  workspace.accept(first);
  expect(await crm.read(`ask(() => contact.getQueue('${first}'))`)).toMatchObject(refused);
  workspace.apps.setPermissions('CRM', ['*']);
  const second = workspace.incomingCall();
  workspace.accept(second);
  await crm.seen(`Connected ${second}`);
  expect(await crm.recorded()).not.toContain(`Connected ${first}`);
});

test('what a command needs can be set', async ({ simulate, app, open }) => {
  const workspace = await simulate({
    apps: [app()],
    permissionsNeeded: { 'contact/incoming': 'Contact.Details.View', 'agent/getName': 'Other' },
  });
  const crm = await open(workspace);
  await crm.read(`listen(contact, 'Incoming')`);
  const contactId = workspace.incomingCall();
  await crm.seen(`Incoming ${contactId}`);
  expect(await crm.read('ask(() => agent.getName())')).toMatchObject(refused);
});
