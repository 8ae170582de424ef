import { expect as impatient } from '@playwright/test';

/** Waits long enough for a browser on a busy machine; no test depends on a duration. */
export const expect = impatient.configure({ timeout: 20_000 });
