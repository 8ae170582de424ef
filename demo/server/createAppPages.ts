import type { Hono } from 'hono';
import { createPages } from './createPages.js';

/** A CRM app, served from an origin of its own. Only the desktop may frame it. */
export function createAppPages(folder: 'crm' | 'stranger', desktopOrigin: string): Hono {
  return createPages(folder, { 'frame-ancestors': desktopOrigin }, { desktopOrigin });
}
