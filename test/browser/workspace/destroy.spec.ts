import { CONTACT, expect, test } from '../broker/desktopTest.js';
import { update } from '../broker/update.js';

test.use({ desk: 'workspace' });

test('when the workspace closes the app, what is open is stored first, and the workspace gets its completion', async ({
  openHost,
  workspace,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const letGo = host.hold({ times: 1 });
  await host.app.post(update('first', CONTACT, { A: '1' }));
  await host.callsArrived(1);
  await host.app.post(update('second', CONTACT, { B: '2' }));
  await host.eventually('request', 2);
  const closed = workspace.apps.close('Desk');
  letGo();
  expect(await closed).toMatchObject({ completed: true });
  expect(emulator.attributes(CONTACT)).toEqual({ A: '1', B: '2' });
});

test('what cannot be stored in time is answered: what was not sent was not applied, what was sent is unknown', async ({
  page,
  openHost,
  workspace,
}) => {
  const answers: unknown[] = [];
  await page.exposeFunction('keep', (answer: unknown) => answers.push(answer));
  const host = await openHost();
  await host.session('logged_in');
  await host.app.frame.evaluate(() =>
    addEventListener('message', ({ data }) => Reflect.get(window, 'keep')(data)),
  );
  host.hold();
  await host.app.post(update('sent', CONTACT, { A: '1' }));
  await host.callsArrived(1);
  await host.app.post(update('waiting', CONTACT, { B: '2' }));
  await host.eventually('request', 2);
  expect(await workspace.apps.close('Desk')).toMatchObject({ completed: true });
  await expect
    .poll(() => answers)
    .toEqual([
      expect.objectContaining({
        requestId: 'waiting',
        message: expect.objectContaining({ errorType: 'BROKER_STOPPED', outcome: 'not_applied' }),
      }),
      expect.objectContaining({
        requestId: 'sent',
        message: expect.objectContaining({ outcome: 'unknown' }),
      }),
    ]);
});

test.describe('a frame for each contact', () => {
  test.use({ workspaceApp: { scope: 'per-contact' } });

  test('writes to its contact by its initial id, and to no other', async ({
    openHost,
    workspace,
    emulator,
  }) => {
    workspace.subscribe(() => {});
    const contactId = workspace.incomingContact({ contactId: 'own-contact', initialContactId: CONTACT });
    workspace.accept(contactId);
    const host = await openHost({
      config: "allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), contacts: 'seen' }],",
      attributes: { 'data-allowed-origins': undefined },
    });
    await host.session('logged_in');
    await host.app.post(update('own', CONTACT, { A: '1' }), update('other', 'other-contact', { A: '1' }));
    expect(await host.app.answerTo('own')).toEqual({ response: true });
    expect(await host.app.answerTo('other')).toMatchObject({ errorType: 'NOT_PERMITTED' });
    expect(emulator.attributes(CONTACT)).toEqual({ A: '1' });
  });
});
