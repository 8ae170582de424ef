import { expect } from '@playwright/test';
import { logIn, openTab, test } from './demoTest.js';

test('a stranger gets no answer and changes nothing, and the wire log says why', async ({ desktop }) => {
  const { page, crm, stranger } = desktop;
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await openTab(desktop, 'CRM');
  await expect(crm.getByText('Jane Doe, Available')).toBeVisible();
  expect(desktop.problems).toEqual([]);

  await openTab(desktop, 'Stranger');
  await expect(stranger.getByRole('status')).toHaveText('Nothing posted yet.');
  await stranger.getByRole('button', { name: 'Post the sample' }).click();
  await expect(stranger.getByRole('status')).toHaveText(
    'No answer after 3 seconds. The desktop’s wire log says why.',
  );
  const entry = page
    .getByRole('list', { name: 'Wire log' })
    .getByRole('listitem')
    .filter({ hasText: 'rejected' });
  await expect(entry).toContainText('Not answered: no rule in allowedOrigins is for this origin');
  await expect(entry).toContainText('http://127.0.0.1:');
  await expect(page.getByRole('region', { name: 'Contact record' })).toContainText('No attributes yet.');
  expect(desktop.problems).toHaveLength(1);
  expect(desktop.problems[0]).toContain('ignored a message from http://127.0.0.1:');
});

test('a stranger who is told of nothing posts again, and is not answered again', async ({ desktop }) => {
  const { page, stranger } = desktop;
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await openTab(desktop, 'Stranger');
  const post = stranger.getByRole('button', { name: 'Post the sample' });
  await page.clock.install();
  await post.click();
  await page.clock.fastForward(3_000);
  await expect(stranger.getByText(/^No answer after/)).toBeVisible();
  await post.click();
  await expect(stranger.getByText('Posted; waiting for an answer …')).toBeVisible();
  await page.clock.fastForward(3_000);
  await expect(stranger.getByText(/^No answer after/)).toBeVisible();
});
