import { type Browser, chromium, type LaunchOptions } from '@playwright/test';

/** Opens a browser with a process for each site, as on an agent's computer. */
export function openBrowser({ args = [], ...options }: LaunchOptions): Promise<Browser> {
  return chromium.launch({ ...options, args: [...args, '--site-per-process'] });
}
