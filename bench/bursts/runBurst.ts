import type { Frame, Page } from '@playwright/test';
import { callPage } from '../browser/callPage.js';
import type { MainThread } from '../browser/MainThread.js';
import type { Counts } from '../pages/shared/offerGateway.js';

const BYTES_PER_MB = 1_048_576;

/** An app that has `burst`, the page around it, and that page's main thread. */
export interface BurstPages {
  readonly app: Frame;
  readonly host: Page;
  readonly thread: MainThread;
}

export interface Burst {
  /** Microseconds per request until the last answer. */
  readonly elapsedUs: number;
  /** Microseconds of the host page's main thread per request. */
  readonly busyUs: number;
  readonly longestTaskMs: number;
  readonly calls: number;
  readonly heapMb: number;
}

/**
 * @throws Error unless every request is answered with success, and the last request to each contact is stored
 */
export async function runBurst(
  { app, host, thread }: BurstPages,
  requests: number,
  contacts: number,
): Promise<Burst> {
  await callPage(host, 'resetCounts');
  const heapBefore = await thread.heapBytes();
  const busyBefore = await thread.busyMs();
  const elapsedMs = await callPage<number>(app, 'burst', requests, contacts);
  const busyMs = (await thread.busyMs()) - busyBefore;
  const { calls, longestTaskMs, steps } = await callPage<Counts>(host, 'readCounts');
  requireLatest(steps, requests, contacts);
  await callPage(host, 'resetCounts');
  return {
    elapsedUs: (elapsedMs * 1_000) / requests,
    busyUs: (busyMs * 1_000) / requests,
    longestTaskMs,
    calls,
    heapMb: ((await thread.heapBytes()) - heapBefore) / BYTES_PER_MB,
  };
}

/** `1 contact`, `1,000 contacts`. */
export function contactsName(contacts: number): string {
  return contacts === 1 ? '1 contact' : `${contacts.toLocaleString('en')} contacts`;
}

function requireLatest(steps: Counts['steps'], requests: number, contacts: number): void {
  for (let request = requests - contacts; request < requests; request += 1) {
    const contact = `contact-${request % contacts}`;
    if (steps[contact] !== String(request)) {
      throw new Error(`${contact} holds ${steps[contact]} in the end, not ${request}`);
    }
  }
}
