import type { Frame, Page } from '@playwright/test';
import type { Bench } from '../Bench.js';
import { appFrame } from './appFrame.js';
import { MainThread } from './MainThread.js';
import { openPage } from './openPage.js';

/** A host page, its main thread, and the app in its frame. */
export interface OpenContestant {
  readonly host: Page;
  readonly app: Frame;
  readonly thread: MainThread;
  close(): Promise<void>;
}

/** A separate context, so that no other contestant shares its processes. */
export async function openContestant({ browser, server }: Bench, path: string): Promise<OpenContestant> {
  const context = await browser.newContext();
  const host = await openPage(context, `${server.hostOrigin}/${path}`);
  return {
    host,
    app: await appFrame(host),
    thread: await MainThread.of(host),
    close: () => context.close(),
  };
}
