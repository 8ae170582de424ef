import { type Browser, chromium, type LaunchOptions } from '@playwright/test';

/** With a process for each site, as on a machine of an agent's. */
export function openBrowser({ args = [], ...options }: LaunchOptions): Promise<Browser> {
  return chromium.launch({ ...options, args: [...args, '--site-per-process'] });
}
