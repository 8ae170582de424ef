import type { ContactUpdate } from 'connect-message-broker';
import { loadBroker } from '../shared/loadBroker.js';
import { loggedIn } from '../shared/loggedIn.js';
import { offer } from '../shared/offer.js';
import { openApp } from '../shared/openApp.js';
import { appOrigin } from '../shared/origins.js';

/** As long as a call to Amazon Connect may take. */
const ANSWER_MS = 50;

let calls = 0;
const stored = new Map<string, Record<string, string>>();
const { createBroker } = await loadBroker();
createBroker({
  allowedOrigins: [{ origin: appOrigin, rateLimit: false }],
  callLimit: false,
  session: loggedIn,
  gateway: {
    async updateContactAttributes({ initialContactId, attributes }: ContactUpdate): Promise<void> {
      calls += 1;
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
      stored.set(initialContactId, { ...stored.get(initialContactId), ...attributes });
    },
  },
});

/** The Long Tasks API reports only blocks of the main thread of 50 ms and longer. */
let longestTaskMs = 0;
const observer = new PerformanceObserver((list) => note(list.getEntries()));
observer.observe({ type: 'longtask' });

function note(tasks: readonly PerformanceEntry[]): void {
  longestTaskMs = Math.max(longestTaskMs, ...tasks.map(({ duration }) => duration));
}

offer({
  /** Resets the counts and what was stored. */
  resetCounts(): void {
    note(observer.takeRecords());
    calls = 0;
    longestTaskMs = 0;
    stored.clear();
  },
  /** The counts since then, and the current `Step` of each contact. */
  readCounts(): { calls: number; longestTaskMs: number; steps: Record<string, string | undefined> } {
    note(observer.takeRecords());
    const steps = Object.fromEntries([...stored].map(([contactId, { Step }]) => [contactId, Step]));
    return { calls, longestTaskMs, steps };
  },
});
openApp('bursts/app');
