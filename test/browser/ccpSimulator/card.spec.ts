import { expect } from './expect.js';
import { postedCommands } from './postedCommands.js';
import { test } from './simulatorTest.js';

test('a card shows the state of its call in words, and only the buttons that apply', async ({
  simulate,
  page,
}) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  const id = simulator.incomingCall({ phoneNumber: '+15555550142', queue: 'Sales' });
  const card = page.getByRole('article', { name: 'Call from +15555550142' });
  const buttons = card.getByRole('button');
  await expect(card).toContainText('Incoming call');
  await expect(card).toContainText('Sales');
  await expect(buttons).toHaveText(['Accept', 'Reject', 'Caller gives up']);
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card).toContainText('Connected');
  await expect(buttons).toHaveText(['Hold', 'Hang up']);
  await card.getByRole('button', { name: 'Hold' }).click();
  await expect(card).toContainText('On hold');
  await expect(buttons).toHaveText(['Resume', 'Hang up']);
  expect(simulator.contacts[0]?.onHold).toBe(true);
  await card.getByRole('button', { name: 'Resume' }).click();
  await expect(card).toContainText('Connected');
  expect(simulator.contacts[0]?.onHold).toBe(false);
  await card.getByRole('button', { name: 'Hang up' }).click();
  await expect(card).toContainText('After-contact work');
  await expect(buttons).toHaveText(['Clear']);
  simulator.clear(id);
  await expect(page.getByRole('region', { name: 'Contacts' })).toContainText('No contacts');
});

test('a call that is rejected or abandoned stays until it is cleared', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  simulator.incomingCall({ phoneNumber: '+15555550142' });
  simulator.incomingCall({ phoneNumber: '+15555550143' });
  const rejected = page.getByRole('article', { name: 'Call from +15555550142' });
  const missed = page.getByRole('article', { name: 'Call from +15555550143' });
  await rejected.getByRole('button', { name: 'Reject' }).click();
  await missed.getByRole('button', { name: 'Caller gives up' }).click();
  await expect(rejected).toContainText('Rejected');
  await expect(missed).toContainText('Missed');
  await rejected.getByRole('button', { name: 'Clear' }).click();
  await missed.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('an outbound call waits for the other party, whom a button plays', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  await host.request("agent().connect(connect.Endpoint.byPhoneNumber('+15555550177'), callbacks)");
  const card = host.ccp.getByRole('article', { name: 'Call to +15555550177' });
  await expect(card).toContainText('Calling');
  await expect(card.getByRole('button')).toHaveText(['Far end answers', 'Hang up']);
  await card.getByRole('button', { name: 'Far end answers' }).click();
  await expect(card).toContainText('Connected');
  await host.seen(`onConnected ${simulator.contacts[0]?.contactId}`);
});

test('hold and resume work in both directions between the CCP and Streams', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall();
  simulator.accept(id);
  await host.seen(`onConnected ${id}`);
  const card = host.ccp.getByRole('article');
  const customer = `contact('${id}').getInitialConnection()`;
  await card.getByRole('button', { name: 'Hold' }).click();
  await expect.poll(() => host.read(`${customer}.isOnHold()`)).toBe(true);
  expect(await host.request(`${customer}.resume(callbacks)`)).toBe('ok');
  await expect(card).toContainText('Connected');
  expect(await host.request(`contact('${id}').getAgentConnection().hold(callbacks)`)).toBe('ok');
  await expect(card).toContainText('On hold');
  await card.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => host.read(`contact('${id}').getAgentConnection().isOnHold()`)).toBe(false);
  expect(await host.request(`contact('${id}').getAgentConnection().muteParticipant(callbacks)`)).toBe('ok');
  await expect(card).toContainText('Connected, muted');
  expect(host.problems).toEqual([]);
});

test('both contact ids are shown, and a transferred call is marked in words', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  simulator.incomingCall({ contactId: 'second', initialContactId: 'first', phoneNumber: '+15555550142' });
  simulator.incomingCall({ contactId: 'own', phoneNumber: '+15555550143' });
  const transferred = page.getByRole('article', { name: 'Call from +15555550142' });
  const own = page.getByRole('article', { name: 'Call from +15555550143' });
  await expect(transferred.getByRole('definition')).toHaveText(['second', 'first']);
  await expect(transferred.getByText('Transferred')).toBeVisible();
  await expect(own.getByRole('definition')).toHaveText(['own', 'own']);
  await expect(own.getByText('Transferred')).toBeHidden();
});

test('attributes are listed as Streams shows them, and a value of any length fits', async ({
  simulate,
  page,
}) => {
  const simulator = await simulate({ loggedIn: true });
  await page.setViewportSize({ width: 300, height: 700 });
  await page.goto(simulator.url);
  const id = simulator.incomingCall({ contactId: 'c'.repeat(256), queue: 'q'.repeat(99) });
  const card = page.getByRole('article');
  const attributes = card.getByRole('group', { name: 'Attributes' });
  await expect(card).toContainText('None yet.');
  await expect(attributes).toBeHidden();
  simulator.showAttributes(id, { language: 'en', none: '' });
  await expect(attributes.getByRole('term')).toHaveText(['language = ', 'none = ']);
  await expect(attributes.getByRole('definition')).toHaveText(['en', 'empty']);
  simulator.showAttributes(id, { [`n${'a'.repeat(999)}me`]: 'v'.repeat(20_000) });
  await expect(attributes).toContainText('vvvv');
  const overflowing = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('section, [role=group]')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName }) => tagName),
  );
  expect(overflowing).toEqual([]);
  await expect(card.getByText('Incoming call')).toBeInViewport();
  await attributes.scrollIntoViewIfNeeded();
  await expect(attributes).toBeInViewport({ ratio: 1 });
});

test('an update without changes of the attributes keeps a selection in them', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  simulator.incomingCall({ attributes: { language: 'en' } });
  const value = page.getByRole('definition').getByText('en', { exact: true });
  await value.dblclick({ position: { x: 5, y: 12 } });
  expect(await page.evaluate(() => String(getSelection()).trim())).toBe('en');
  simulator.setAgentState('Lunch');
  await expect(page.getByLabel('State')).toHaveValue('Lunch');
  expect(await page.evaluate(() => String(getSelection()).trim())).toBe('en');
});

test('the second click of a double click presses no button', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  simulator.accept(simulator.incomingCall());
  await page.goto(simulator.url);
  const commands = postedCommands(page);
  await page.getByRole('button', { name: 'Hang up' }).dblclick();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  expect(commands).toEqual(['hang-up', 'clear']);
});

test('a button that is pressed too late says so', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  const id = simulator.incomingCall();
  await page.goto(simulator.url);
  await page.route('**/messages', async (route) => {
    simulator.hangUp(id);
    await route.continue();
  });
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be accepted');
});
