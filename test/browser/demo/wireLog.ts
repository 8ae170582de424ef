import type { Locator } from '@playwright/test';
import type { Desktop } from './demoTest.js';

/** The entries that the wire log shows, or those of them with this text. */
export function entries({ page }: Desktop, hasText?: string | RegExp): Locator {
  const all = page.getByRole('list', { name: 'Wire log' }).getByRole('listitem');
  return hasText === undefined ? all : all.filter({ hasText });
}

/** Opens an entry. */
export async function open(entry: Locator): Promise<void> {
  await entry.locator('summary').click();
}
