import type { Page } from '@playwright/test';

/** Records the names of the commands that buttons of the page post from now on, in order. */
export function postedCommands(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    const name = request.method() === 'POST' ? request.postDataJSON().command?.name : undefined;
    if (name) names.push(name);
  });
  return names;
}
