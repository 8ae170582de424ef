import type { Browser } from '@playwright/test';
import type { Scale } from './scale.js';
import type { PageServer } from './server/startPageServer.js';

/** What every measurement receives. */
export interface Bench {
  readonly browser: Browser;
  readonly server: PageServer;
  readonly scale: Scale;
}
