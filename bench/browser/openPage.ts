import type { BrowserContext, Page } from '@playwright/test';

/** Opens a page; what goes wrong in it is told. */
export async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${url}: ${error}`));
  await page.goto(url);
  return page;
}
