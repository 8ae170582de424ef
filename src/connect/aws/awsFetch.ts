import { htmlAnswer } from './htmlAnswer.js';
import type { ServiceClock } from './ServiceClock.js';

/**
 * `fetch` for all services of AWS.
 *
 * - A page of HTML counts as no answer.
 * - The `Date` header, where CORS lets a page read it, has the time of AWS.
 * - A Request follows the signal it was made with by a signal of its own. WebKit (seen in WebKitGTK 2.50) lets the
 *   garbage collector take that one as soon as the headers are there: an abort then ends neither the connection nor the
 *   reading of the body. A listener keeps it (DOM standard, "garbage collection" of AbortSignal), for as long as the
 *   first one is held.
 */
export function awsFetch(clock: ServiceClock): typeof fetch {
  return async (input, init) => {
    if (input instanceof Request) input.signal.addEventListener('abort', () => {}, { once: true });
    const sentAt = Date.now();
    const response = await fetch(input, init);
    const { headers, status, body } = response;
    const html = htmlAnswer(status, headers.get('content-type'));
    if (html) {
      void body?.cancel();
      throw html;
    }
    clock.measured(Date.parse(headers.get('date') ?? ''), sentAt);
    return response;
  };
}
