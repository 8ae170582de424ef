import { offer } from './offer.js';

/** Sends one update. Resolves when it is stored, and rejects otherwise. */
export type Send = (contactId: string, attributes: Readonly<Record<string, string>>) => PromiseLike<unknown>;

/** Offers `burst(requests, contacts)`. */
export function offerBursts(send: Send): void {
  offer({
    /**
     * Sends the given number of updates in one task, to all contacts in turn.
     *
     * @returns milliseconds until the last is stored
     * @throws Error unless every one is
     */
    async burst(requests: number, contacts: number): Promise<number> {
      const start = performance.now();
      const sent: PromiseLike<unknown>[] = [];
      for (let step = 0; step < requests; step += 1) {
        sent.push(send(`contact-${step % contacts}`, { Step: String(step) }));
      }
      await Promise.all(sent);
      return performance.now() - start;
    },
  });
}
