import { readFile } from 'node:fs/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { fillTemplate } from './fillTemplate.js';
import { projectFile } from './projectFiles.js';

/**
 * What each of the demo's pages needs: its HTML at `/`, its scripts and style sheets and the shared ones, and a
 * content security policy.
 *
 * @param folder of demo/, with an index.html
 * @param values for the places in the HTML
 */
export function createPages(
  folder: string,
  policy: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Hono {
  const header = Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    // The empty icon.
    'img-src': 'data:',
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    ...policy,
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

  const pages = new Hono();
  pages.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    await next();
  });
  pages.get('/', async (c) => {
    const html = await readFile(projectFile(`demo/${folder}/index.html`), 'utf8');
    c.header('content-security-policy', header);
    return c.html(fillTemplate(html, values));
  });
  for (const part of [folder, 'shared']) {
    // Only what is compiled: the sources are no page's business.
    pages.get(`/${part}/:file{.+\\.js}`, serveStatic({ root: projectFile('build/demo') }));
    pages.get(`/${part}/:file{.+\\.css}`, serveStatic({ root: projectFile('demo') }));
  }
  return pages;
}
