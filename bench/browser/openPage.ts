import type { BrowserContext, Page } from '@playwright/test';

/** Opens a page and reports its errors. */
export async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${url}: ${error}`));
  await page.goto(url);
  return page;
}
