import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { createPages } from './createPages.js';
import { projectFile } from './projectFiles.js';

/**
 * Serves an app from an origin of its own. Only the desktop may frame it.
 *
 * @param workspaceOrigin of the workspace that frames the desktop: `frame-ancestors` must allow every ancestor
 */
export function createAppPages(
  folder: 'crm' | 'caller' | 'composer' | 'unlisted',
  desktopOrigin: string,
  workspaceOrigin = '',
): Hono {
  const pages = createPages(
    folder,
    { 'frame-ancestors': `${desktopOrigin} ${workspaceOrigin}` },
    { desktopOrigin },
  );
  pages.get('/:file{client(\\.global)?\\.js(\\.map)?}', serveStatic({ root: projectFile('dist') }));
  // Plain JavaScript: it is not compiled.
  if (folder === 'caller') {
    pages.get('/caller/main.js', serveStatic({ path: projectFile('demo/caller/main.js') }));
  }
  return pages;
}
