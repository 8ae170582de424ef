import { expect } from '@playwright/test';
import { logIn, openTab, test } from './demoTest.js';

test('an unlisted origin gets no answer and changes nothing, and the wire log gives the reason', async ({
  desktop,
}) => {
  const { page, crm, unlisted } = desktop;
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await openTab(desktop, 'CRM');
  await expect(crm.getByText('Jane Doe, Available')).toBeVisible();
  expect(desktop.problems).toEqual([]);

  await openTab(desktop, 'Unlisted origin');
  await expect(unlisted.getByRole('status')).toHaveText('Nothing posted yet.');
  await unlisted.getByRole('button', { name: 'Post the sample' }).click();
  await expect(unlisted.getByRole('status')).toHaveText(
    'No answer after 3 seconds. The desktop’s wire log says why.',
  );
  const entry = page
    .getByRole('list', { name: 'Wire log' })
    .getByRole('listitem')
    .filter({ hasText: 'rejected' });
  await expect(entry).toContainText(
    'Not answered: no rule in allowedOrigins lists this origin. Add a rule to admit it.',
  );
  await expect(entry).toContainText('http://127.0.0.1:');
  await expect(page.getByRole('region', { name: 'Contact record' })).toContainText('No attributes yet.');
  expect(desktop.problems).toHaveLength(1);
  expect(desktop.problems[0]).toContain('ignored a message from http://127.0.0.1:');
});

test('an unlisted origin that posts again gets no answer again', async ({ desktop }) => {
  const { page, unlisted } = desktop;
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await openTab(desktop, 'Unlisted origin');
  const post = unlisted.getByRole('button', { name: 'Post the sample' });
  await page.clock.install();
  await post.click();
  await page.clock.fastForward(3_000);
  await expect(unlisted.getByText(/^No answer after/)).toBeVisible();
  await post.click();
  await expect(unlisted.getByText('Posted; waiting for an answer …')).toBeVisible();
  await page.clock.fastForward(3_000);
  await expect(unlisted.getByText(/^No answer after/)).toBeVisible();
});
