import type { PageConnection } from './PageConnection.js';
import type { PageGate } from './PageGate.js';
import type { SimulatedSession } from './wire/pageLink.js';

/** The likely cause when no page, or too few, have connected; in the order in which they rule each other out. */
export function whyNotConnected(state: {
  readonly url: string;
  readonly gate: PageGate;
  readonly pages: readonly PageConnection[];
  readonly session: SimulatedSession;
  readonly silent: boolean;
}): string {
  const { url, gate, pages, session, silent } = state;
  if (gate.isHanging) return 'hangPage(true) is in force.';
  if (silent) return 'goSilent(true) is in force.';
  if (session === 'logged-out') return 'No agent is logged in: call logIn(), or start with loggedIn: true.';
  if (session === 'logged-out-elsewhere') return 'The session has ended in another tab: call logIn().';
  if (gate.requests === 0) {
    return (
      `No page has requested ${url}: ` +
      'does the host page call initCCP with it, and does its Content-Security-Policy (frame-src) allow it?'
    );
  }
  if (pages.length === 0) {
    return 'The page was requested, but its script has not connected: does a network route of the test block it?';
  }
  if (pages.every(({ embedded }) => !embedded)) {
    return 'The page is open only outside of an iframe, where it has no host page.';
  }
  return 'The other pages have not loaded: a browser holds at most five of them open for one server.';
}
