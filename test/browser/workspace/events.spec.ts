import { CONTACT, expect, test } from '../broker/desktopTest.js';
import { VIEW_PERMISSIONS } from './viewPermissions.js';

test.use({ desk: 'workspace' });

const SUBSCRIBE = {
  channel: 'Amazon',
  topic: 'App',
  subtopic: 'Subscribe',
  requestId: 'subscribe',
  data: { topics: ['Agent', 'InboundCall'] },
};

function rule(operations: readonly string[], more = ''): string {
  return `allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), operations: ${JSON.stringify(operations)}, ${more} }],`;
}

interface Message {
  readonly subtopic: string;
  readonly message: {
    readonly call?: {
      readonly event: string;
      readonly CallVariables: Readonly<Record<string, string>>;
      readonly ResponseActual: { readonly initialContactId: string };
    };
    readonly event?: string;
  };
}

test('a CRM follows calls with attributes and number, and the state of the agent, with the six permissions', async ({
  openHost,
  workspace,
}) => {
  const host = await openHost({
    config: rule(['InboundCall/InboundCallStateChange', 'Agent/SetAgentState']),
    attributes: { 'data-allowed-origins': undefined },
  });
  await host.session('logged_in');
  await host.app.ask(SUBSCRIBE);
  const contactId = workspace.incomingCall({
    contactId: 'own-contact',
    initialContactId: CONTACT,
    phoneNumber: '+15555550123',
    attributes: { Reason: 'Billing' },
  });
  workspace.accept(contactId);
  const calls = async () =>
    (await host.app.received())
      .map(({ data }) => data as Message)
      .flatMap(({ message }) => (message.call ? [message.call] : []));
  await expect
    .poll(async () => (await calls()).at(-1))
    .toMatchObject({
      event: 'connected',
      CallVariables: { Reason: 'Billing', ANI: '+15555550123' },
      ResponseActual: { initialContactId: CONTACT },
    });
  workspace.end(contactId);
  await expect.poll(async () => (await calls()).at(-1)?.event).toBe('ACW');
  workspace.clear(contactId);
  await expect.poll(async () => (await calls()).at(-1)?.event).toBe('Dropped');
  expect(host.problems).toEqual([]);
});

test('attributes and number are not read while no subscriber is granted them', async ({
  openHost,
  workspace,
}) => {
  workspace.answerWith('contact/getAttributes', { data: { Secret: 'read' } });
  const host = await openHost();
  await host.session('logged_in');
  await host.app.ask(SUBSCRIBE);
  const contactId = workspace.incomingCall({ contactId: 'own-contact' });
  workspace.accept(contactId);
  workspace.end(contactId);
  workspace.clear(contactId);
  workspace.setNetworkStatus('disconnected');
  await host.session('suspect');
  const all = JSON.stringify(await host.app.received());
  expect(all).not.toContain('Secret');
  expect(all).not.toContain('+1555');
});

for (const missing of ['User.Status.View', 'Contact.Attributes.View', 'Contact.CustomerDetails.View']) {
  test.describe(`without ${missing}`, () => {
    test.use({
      workspaceApp: {
        permissions: VIEW_PERMISSIONS.filter((permission) => permission !== missing),
      },
    });

    test('the console names it once, and the rest works', async ({ openHost, workspace }) => {
      const host = await openHost({
        config: rule(['InboundCall/InboundCallStateChange']),
        attributes: { 'data-allowed-origins': undefined },
      });
      await host.session('logged_in');
      await host.app.ask(SUBSCRIBE);
      workspace.accept(workspace.incomingCall({ contactId: 'own-contact' }));
      await expect.poll(async () => JSON.stringify(await host.app.received())).toContain('"connected"');
      expect(host.problems).toEqual([expect.stringContaining(`lacks the permission ${missing}: `)]);
    });
  });
}
