import { type Context, Hono } from 'hono';
import { EventStream } from '../EventStream.js';
import { readPageFile } from '../readPageFile.js';
import { decodeWireJson } from '../wireJson.js';
import type { Workspace } from './Workspace.js';
import { type PageCommand, readPageRequest, type ServerMessage } from './wire/workspaceLink.js';

const ownNames = new Set(['127.0.0.1', 'localhost']);

const document = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Agent workspace simulator</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="page.css">
    <script src="page.js" defer></script>
  </head>
  <body></body>
</html>
`;

/**
 * The HTTP side: the page, its event stream, and its posts. Only the page itself may post or listen: every other page of
 * the browser could reach this port too.
 */
export function createHttpApp(workspace: Workspace, press: (command: PageCommand) => void): Hono {
  const http = new Hono();
  const frames = [...new Set(workspace.apps.map(({ url }) => new URL(url).origin))].join(' ');
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    `frame-src ${frames || "'none'"}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; ` +
    "require-trusted-types-for 'script'";

  http.use(async (c, next) => {
    // A foreign DNS name that points at this machine must not make a foreign page count as the page itself.
    if (!ownNames.has(new URL(c.req.url).hostname)) return refuse(c);
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    return next();
  });

  http.get('/', (c) => {
    c.header('content-security-policy', policy);
    return c.html(document);
  });

  http.get('/page.css', async (c) =>
    c.body(await readPageFile('workspace-simulator-page.css'), 200, { 'content-type': 'text/css' }),
  );

  http.get('/page.js', async (c) =>
    c.body(await readPageFile('workspace-simulator-page.js'), 200, { 'content-type': 'text/javascript' }),
  );

  http.get('/events', (c) => {
    // A GET has no Origin header; browsers send this one instead.
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin') return refuse(c);
    const page = new EventStream<ServerMessage>(() => workspace.removePage(page));
    workspace.addPage(page);
    return c.body(page.body, 200, { 'content-type': 'text/event-stream' });
  });

  http.post('/messages', async (c) => {
    if (c.req.header('origin') !== new URL(c.req.url).origin) return refuse(c);
    const request = readPageRequest(decodeWireJson(await c.req.text()));
    if (!request) return c.json({ error: 'Not a message of the page.' }, 400);
    if (request.kind === 'from-apps') {
      workspace.receive(request);
      return c.json({});
    }
    try {
      press(request.command);
      return c.json({});
    } catch (error) {
      // No error status: a button may be pressed too late, and a browser would log an error status as a failure of the page.
      return c.json({ error: error instanceof Error ? error.message : String(error) });
    }
  });

  return http;
}

function refuse(c: Context): Response {
  return c.text('Only the page of the simulator may do this.', 403);
}
