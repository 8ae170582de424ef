import { expect } from './expect.js';
import { test } from './simulatorTest.js';

test('the drawer creates chats, tasks, emails and callbacks, each with its own card', async ({
  simulate,
  page,
}) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  await page.getByText('Simulate').click();
  for (const name of ['Queued callback', 'Incoming chat', 'Incoming task', 'Incoming email']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: `${name}: ` })).toBeAttached();
  }
  await expect(page.getByRole('article')).toHaveCount(4);
  await expect(page.getByRole('article', { name: 'Callback to +15555550100' })).toContainText(
    'Queued callback',
  );
  await expect(page.getByRole('article', { name: 'Chat with Customer' })).toContainText('Incoming chat');
  await expect(page.getByRole('article', { name: 'Email: Question' })).toContainText('Incoming email');
  const task = page.getByRole('article', { name: 'Task: Call back' });
  await expect(task).toContainText('Incoming task');
  await expect(task.getByRole('group', { name: 'Details' })).toContainText('https://example.com/orders/1042');
  expect(simulator.contacts.map(({ type }) => type)).toEqual(['queue_callback', 'chat', 'task', 'email']);
});

test('a task is accepted, paused, resumed, ended and cleared by its buttons', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  simulator.incomingContact({ type: 'task', name: 'Ring Ann' });
  const card = page.getByRole('article', { name: 'Task: Ring Ann' });
  const buttons = card.getByRole('button');
  await expect(buttons).toHaveText(['Accept', 'Reject', 'Time runs out']);
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(buttons).toHaveText(['Pause', 'End task']);
  await card.getByRole('button', { name: 'Pause' }).click();
  await expect(card).toContainText('Paused');
  await expect(buttons).toHaveText(['Resume', 'End task']);
  expect(simulator.contacts[0]?.state).toBe('paused');
  await card.getByRole('button', { name: 'Resume' }).click();
  await expect(card).toContainText('Connected');
  await card.getByRole('button', { name: 'End task' }).click();
  await expect(buttons).toHaveText(['Clear']);
  await card.getByRole('button', { name: 'Clear' }).click();
  await expect(card).toBeHidden();
});

test('chats and emails can be ended, but not put on hold or paused', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  for (const type of ['chat', 'email'] as const) {
    simulator.incomingContact({ type });
    const buttons = page.getByRole('article').getByRole('button');
    await expect(buttons.nth(2)).toHaveText(type === 'chat' ? 'Customer leaves' : 'Time runs out');
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(buttons).toHaveText([`End ${type}`]);
    await buttons.click();
    await expect(page.getByRole('article')).toContainText('After-contact work');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(page.getByRole('article')).toHaveCount(0);
  }
});

test('the buttons handle a queued callback to its end', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  simulator.incomingContact({ type: 'queue_callback', phoneNumber: '+15555550142' });
  const card = page.getByRole('article', { name: 'Callback to +15555550142' });
  const buttons = card.getByRole('button');
  await expect(buttons).toHaveText(['Accept', 'Reject', 'Time runs out']);
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card).toContainText('Calling');
  await expect(buttons).toHaveText(['Far end answers', 'Hang up']);
  await card.getByRole('button', { name: 'Far end answers' }).click();
  await expect(buttons).toHaveText(['Hold', 'Hang up']);
  await card.getByRole('button', { name: 'Hang up' }).click();
  await expect(card).toContainText('After-contact work');
});

test('name, description and references are shown, and their changes', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  const call = simulator.incomingCall({ phoneNumber: '+15555550142' });
  const details = page.getByRole('article').getByRole('group', { name: 'Details' });
  await expect(page.getByRole('article')).toBeVisible();
  await expect(details).toBeHidden();
  simulator.updateContact(call, {
    name: 'A complaint',
    description: 'Second call this week',
    references: { Order: { type: 'STRING', value: '1042' } },
  });
  await expect(details).toContainText('A complaint');
  await expect(details).toContainText('Second call this week');
  await expect(details.getByRole('definition')).toHaveText(['1042']);
  await expect(page.getByRole('article', { name: 'Call from +15555550142' })).toBeVisible();
  simulator.updateContact(call, { name: null, references: null });
  await expect(details).toHaveText('Second call this week');
  simulator.updateContact(call, { description: null });
  await expect(details).toBeHidden();
});
