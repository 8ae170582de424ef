import type { ContactGateway, ContactUpdate } from 'connect-message-broker';
import { offer } from './offer.js';

/** What a page has seen since the last reset. */
export interface Counts {
  /** Calls to the gateway. */
  readonly calls: number;
  /** 0 when no task has taken 50 ms: the Long Tasks API reports no others. */
  readonly longestTaskMs: number;
  /** The `Step` that is stored for each contact. */
  readonly steps: Readonly<Record<string, string | undefined>>;
}

/**
 * The gateway of all host pages. Offers `answerAfter(milliseconds)`, at first 0, which is at once; `resetCounts()`, which
 * also forgets what was stored; and `readCounts()`.
 */
export function offerGateway(): ContactGateway {
  let answerMs = 0;
  let calls = 0;
  let longestTaskMs = 0;
  const stored = new Map<string, Record<string, string>>();
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask' });

  function note(tasks: readonly PerformanceEntry[]): void {
    longestTaskMs = Math.max(longestTaskMs, ...tasks.map(({ duration }) => duration));
  }

  offer({
    answerAfter(milliseconds: number): void {
      answerMs = milliseconds;
    },
    resetCounts(): void {
      note(observer.takeRecords());
      calls = 0;
      longestTaskMs = 0;
      stored.clear();
    },
    readCounts(): Counts {
      note(observer.takeRecords());
      const steps = Object.fromEntries([...stored].map(([contactId, { Step }]) => [contactId, Step]));
      return { calls, longestTaskMs, steps };
    },
  });
  return {
    async updateContactAttributes({ initialContactId, attributes }: ContactUpdate): Promise<void> {
      calls += 1;
      if (answerMs === 0) return;
      await new Promise((resolve) => setTimeout(resolve, answerMs));
      stored.set(initialContactId, { ...stored.get(initialContactId), ...attributes });
    },
  };
}
