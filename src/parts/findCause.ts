import { VERSION } from '../version.js';

/**
 * How Chromium, Firefox and Safari say that a module was not loaded, and the event of a link that failed; any other error
 * comes from its code.
 */
const NOT_LOADED = /dynamically imported module|importing a module script failed|Event\]/i;

const DEPLOY = 'deploy it beside the main script or set partsUrl';

/**
 * Why the module at `url` could not be loaded, in words that a developer of the host page can act on.
 *
 * The error of `import()` does not say. Resource timing has the status of an answer that the page may read, and an event
 * reports a violation of the page's policy. To fetch the file again would say less: a policy that admits the script need not
 * admit a connection, and would report one violation more.
 *
 * @param error name and message
 * @param blocked URLs that a Content-Security-Policy blocked meanwhile
 */
export function findCause(error: string, url: string | undefined, blocked: readonly string[]): string {
  if (!NOT_LOADED.test(error)) return `it failed: ${error}`;
  if (url === undefined) return error;
  const { origin } = new URL(url);
  if (blocked.includes(url)) return `the Content-Security-Policy must allow ${origin} in script-src`;
  const status = statusOf(url);
  if (status >= 400) return `the server answered ${status}; ${DEPLOY}`;
  if (status > 0) return `HTML came instead of JavaScript, or not the file of version ${VERSION}; ${DEPLOY}`;
  const other = origin === location.origin ? 'a redirect left it' : 'it does not allow this page by CORS';
  return `${origin} did not answer, or ${other}`;
}

/** Status of the last answer; 0 when there was none, or none that the page may read. */
function statusOf(url: string): number {
  const entry = performance.getEntriesByName(url).at(-1) as Partial<PerformanceResourceTiming> | undefined;
  return entry?.responseStatus ?? 0;
}
