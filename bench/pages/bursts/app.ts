import { offer } from '../shared/offer.js';
import { hostOrigin } from '../shared/origins.js';
import { request } from '../shared/published.js';

offer({
  /**
   * Posts the given number of updates in one task, to all contacts in turn.
   *
   * @returns milliseconds until the last answer
   * @throws Error unless each is answered once, with success
   */
  burst(requests: number, contacts: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const open = new Set(Array.from({ length: requests }, (_, id) => id));
      const start = performance.now();
      const receive = ({ source, origin, data }: MessageEvent): void => {
        if (source !== parent || origin !== hostOrigin) return;
        if (!open.delete(data.requestId) || data.message.response !== true) {
          reject(new Error(`unexpected answer: ${JSON.stringify(data)}`));
        }
        if (open.size > 0) return;
        removeEventListener('message', receive);
        resolve(performance.now() - start);
      };
      addEventListener('message', receive);
      for (const requestId of open) {
        const message = request(`contact-${requestId % contacts}`, { Step: String(requestId) });
        parent.postMessage({ ...message, requestId }, hostOrigin);
      }
    });
  },
});
