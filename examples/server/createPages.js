import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { updateContactAttributes } from '../5-own-gateway/backend.js';
import { bundleReact } from './bundleReact.js';

const projectFile = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * One server under two names: desktops are on `localhost`, apps on `127.0.0.1`. To a browser these are different sites.
 *
 * @param {object} parts
 * @param {Parameters<typeof updateContactAttributes>[1]} parts.connect for the backend of 5-own-gateway
 * @param {() => unknown} parts.contacts returns what Amazon Connect stores
 */
export function createPages({ connect, contacts }) {
  const pages = new Hono();

  pages.use(async (c, next) => {
    const url = new URL(c.req.url);
    // Prevents DNS rebinding: a foreign host name may resolve to this machine.
    if (!['localhost', '127.0.0.1'].includes(url.hostname)) return c.text('No such site.', 404);
    const ownName = nameFor(url.pathname);
    if (ownName !== undefined && ownName !== url.hostname) {
      url.hostname = ownName;
      return c.redirect(url.href);
    }
    c.header('cache-control', 'no-store');
    return next();
  });

  pages.get('/favicon.ico', (c) => c.body(null, 204));
  pages.post('/5-own-gateway/contact-attributes', (c) => updateContactAttributes(c.req.raw, connect));
  pages.get('/contacts', (c) =>
    c.body(JSON.stringify(contacts(), null, 2), 200, { 'content-type': 'application/json' }),
  );

  pages.get('/9-react/:name{(desktop|app)\\.js}', async (c) => {
    const name = c.req.param('name').replace(/\.js$/, '');
    return c.body(await bundleReact(name), 200, { 'content-type': 'text/javascript' });
  });

  // The files of the package and of Streams, as a desktop serves them from node_modules.
  const from = (folder) =>
    serveStatic({ root: projectFile(folder), rewriteRequestPath: (path) => path.replace(/^\/[^/]+/, '') });
  pages.get('/connect-message-broker/:file{.+\\.js(\\.map)?}', from('dist'));
  pages.get('/amazon-connect-streams/:file{.+\\.js}', from('node_modules/amazon-connect-streams/release'));

  pages.get('/:path{(.+/)?}', serveStatic({ root: projectFile('examples') }));
  pages.get('/:path{.+\\.(html|css|json)}', serveStatic({ root: projectFile('examples') }));
  return pages;
}

/** Undefined for scripts and style sheets, which are served under both names. */
function nameFor(path) {
  if (path.endsWith('/app.html')) return '127.0.0.1';
  return path.endsWith('/') || path.endsWith('.html') || path === '/contacts' ? 'localhost' : undefined;
}
