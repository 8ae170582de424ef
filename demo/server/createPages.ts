import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { fillTemplate } from './fillTemplate.js';
import { projectFile } from './projectFiles.js';

/**
 * Serves one of the demo's pages: its HTML at `/` with a Content-Security-Policy, its script and style sheets, and the
 * shared ones.
 *
 * @param folder in demo/, with an index.html
 * @param values for the placeholders in the HTML
 * @param scripts the file in the folder that replaces `<!-- scripts -->`
 */
export function createPages(
  folder: string,
  policy: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
  scripts?: string,
): Hono {
  const policyFor = (html: string): string =>
    Object.entries({
      'default-src': "'none'",
      'script-src': ["'self'", ...importMapHashes(html)].join(' '),
      'style-src': "'self'",
      // The empty favicon.
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
    const read = (file: string): Promise<string> => readFile(projectFile(`demo/${folder}/${file}`), 'utf8');
    const page = await read('index.html');
    const template = scripts ? page.replace('<!-- scripts -->', (await read(scripts)).trim()) : page;
    const html = fillTemplate(template, values);
    c.header('content-security-policy', policyFor(html));
    return c.html(html);
  });
  // The bundle of the folder's modules.
  pages.get(`/${folder}/page.js`, serveStatic({ root: projectFile('build/demo') }));
  for (const part of [folder, 'shared'])
    pages.get(`/${part}/:file{.+\\.css}`, serveStatic({ root: projectFile('demo') }));
  return pages;
}

/** An import map must be inline. Its hash allows it, and no other inline script. */
function importMapHashes(html: string): string[] {
  return [...html.matchAll(/<script type="importmap">(.*?)<\/script>/gs)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
}
