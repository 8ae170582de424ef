import { expect } from './expect.js';
import { test } from './simulatorTest.js';

test('opened on its own the page shows the agent and complains of nothing', async ({ simulate, page }) => {
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
  await expect(card).toContainText('language = en');
  expect(simulator.connectedPages).toBe(0);
  expect(problems).toEqual([]);
});

test('the keyboard is enough to take a call', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  const id = simulator.incomingCall();
  await page.goto(simulator.url);
  await page.getByRole('button', { name: 'Accept' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => simulator.contacts[0]?.state).toBe('connected');
  await page.getByRole('button', { name: 'Hang up' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => simulator.contacts[0]?.state).toBe('ended');
  simulator.clear(id);
  await expect(page.getByRole('article')).toBeHidden();
});

test('another page cannot drive the simulator', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const body = JSON.stringify({ kind: 'command', command: { name: 'log-out' } });
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
