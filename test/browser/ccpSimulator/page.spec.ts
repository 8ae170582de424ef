import { expect } from './expect.js';
import { test } from './simulatorTest.js';

test('opened in its own tab the page shows the agent and reports no error', async ({ simulate, page }) => {
  const simulator = await simulate();
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(simulator.url);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Jane Doe' })).toBeVisible();
  simulator.incomingCall({ attributes: { language: 'en' }, initialContactId: 'the-first', queue: 'Sales' });
  const card = page.getByRole('article');
  await expect(card).toContainText('Sales');
  await expect(card).toContainText('the-first');
  await expect(card.getByRole('group', { name: 'Attributes' })).toHaveText('language = en');
  expect(simulator.connectedPages).toBe(0);
  expect(problems).toEqual([]);
});

test('a page whose simulator has stopped says so', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  const notice = page.getByText('The CCP simulator does not answer.');
  await expect(page.getByText('No contacts')).toBeVisible();
  await expect(notice).toBeHidden();
  await simulator.stop();
  await expect(notice).toBeVisible();
});

test('a foreign page cannot control the simulator', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const body = JSON.stringify({ kind: 'command', command: { name: 'logout' } });
  await host.read(
    `fetch('${simulator.url}messages', { method: 'POST', mode: 'no-cors', body: '${body}' }).then(() => null)`,
  );
  await host.read(`new Promise((resolve) => {
    const events = new EventSource('${simulator.url}events?embedded=true');
    events.onerror = () => { events.close(); resolve(null); };
  })`);
  expect(simulator.loggedIn).toBe(true);
  expect(simulator.connectedPages).toBe(1);
});
