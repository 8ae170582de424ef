import { type Context, Hono } from 'hono';
import { readPageFile } from '../readPageFile.js';
import { decodeWireJson } from '../wireJson.js';
import type { CcpSimulator } from './CcpSimulator.js';
import { PageConnection } from './PageConnection.js';
import type { PageGate } from './PageGate.js';
import { pageDocument } from './pageDocument.js';
import { runPageCommand } from './runPageCommand.js';
import type { SimulatedWorker } from './SimulatedWorker.js';
import { readPageRequest } from './wire/pageLink.js';

/** Path of the CCP, the same as at Amazon Connect. */
export const ccpPath = '/ccp-v2/';

const ownNames = new Set(['127.0.0.1', 'localhost']);

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/**
 * The HTTP side: the page, its event stream, and its posts. Only the page itself may post or listen: every other page of
 * the browser could reach this port too.
 */
export function createHttpApp(parts: {
  /** Called only when requests arrive. */
  simulator: () => CcpSimulator;
  worker: SimulatedWorker;
  gate: PageGate;
  refuseFramingWhenLoggedOut: boolean;
}): Hono {
  const { simulator, worker } = parts;
  const app = new Hono();

  app.use(async (c, next) => {
    // A foreign DNS name that points at this machine must not make a foreign page count as the page itself.
    if (!ownNames.has(new URL(c.req.url).hostname)) return refuse(c);
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    return next();
  });

  app.get(ccpPath.slice(0, -1), (c) => c.redirect(ccpPath));

  app.get(ccpPath, async (c) => {
    await parts.gate.enter();
    const refuseFraming = parts.refuseFramingWhenLoggedOut && !worker.hasSession;
    c.header(
      'content-security-policy',
      `${contentSecurityPolicy}${refuseFraming ? "; frame-ancestors 'none'" : ''}`,
    );
    return c.html(pageDocument);
  });

  app.get(`${ccpPath}page.css`, async (c) =>
    c.body(await readPageFile('ccp-simulator-page.css'), 200, { 'content-type': 'text/css' }),
  );

  app.get(`${ccpPath}page.js`, async (c) =>
    c.body(await readPageFile('ccp-simulator-page.js'), 200, { 'content-type': 'text/javascript' }),
  );

  app.get(`${ccpPath}events`, (c) => {
    // A GET has no Origin header; browsers send this one instead.
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin') return refuse(c);
    const page = new PageConnection(c.req.query('embedded') === 'true', (closed) =>
      worker.pages.remove(closed),
    );
    worker.open(page);
    return c.body(page.stream, 200, { 'content-type': 'text/event-stream' });
  });

  app.post(`${ccpPath}messages`, async (c) => {
    if (c.req.header('origin') !== new URL(c.req.url).origin) return refuse(c);
    const request = readPageRequest(decodeWireJson(await c.req.text()));
    if (!request) return c.json({ error: 'Not a message of the page.' }, 400);
    if (request.kind === 'from-host') {
      worker.receive(request.pageId, request.message);
      return c.json({});
    }
    try {
      runPageCommand(simulator(), request.command);
      return c.json({});
    } catch (error) {
      // No error status: a button may be pressed too late, and a browser would log an error status as a failure of the page.
      return c.json({ error: error instanceof Error ? error.message : String(error) });
    }
  });

  return app;
}

function refuse(c: Context): Response {
  return c.text('Only the page of the simulator may do this.', 403);
}
