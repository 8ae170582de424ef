import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { allowedOrigins } from './allowedOrigins.js';
import type { ContactCentre } from './ContactCentre.js';
import { createPages } from './createPages.js';
import type { DemoAddresses } from './demoAddresses.js';
import { projectFile } from './projectFiles.js';
import { troubleshootingPage } from './troubleshootingPage.js';

/** Serves the agent desktop: it embeds softphone, broker and apps, and shows what Amazon Connect stores. */
export function createHostPages(addresses: DemoAddresses, centre: ContactCentre): Hono {
  const { crm, caller, composer, unlisted } = addresses;
  const { ccpUrl, workspace } = centre;
  const frames = [crm, caller, composer, unlisted].map(({ origin }) => origin);
  if (ccpUrl !== undefined) frames.push(new URL(ccpUrl).origin);
  const pages = createPages(
    'host',
    {
      'connect-src': ["'self'", ...centre.apiOrigins].join(' '),
      'frame-src': frames.join(' '),
      'frame-ancestors': workspace?.origin ?? "'none'",
    },
    {
      centre: centre.kind,
      ccpUrl: ccpUrl ?? '',
      workspaceOrigin: workspace?.origin ?? '',
      softphone: workspace ? 'workspace' : 'ccp',
      relay: centre.hasRelay ? 'on' : 'off',
      crmOrigin: crm.origin,
      callerOrigin: caller.origin,
      composerOrigin: composer.origin,
      unlistedOrigin: unlisted.origin,
    },
    workspace ? 'workspaceScripts.html' : 'scripts.html',
  );

  const file = (path: string) => serveStatic({ path: projectFile(path) });
  pages.get(
    '/connect-streams-min.js',
    file('node_modules/amazon-connect-streams/release/connect-streams-min.js'),
  );
  pages.get(
    '/:file{connect-message-broker(-aws|-relay|-diagnostics|-workspace)?\\.js(\\.map)?}',
    serveStatic({ root: projectFile('dist') }),
  );
  pages.get('/docs/troubleshooting.md', async (c) => {
    c.header('content-security-policy', "default-src 'none'; img-src data:");
    return c.html(await troubleshootingPage());
  });
  const brokerConfig = `window.connectMessageBrokerConfig = {
  allowedOrigins: ${JSON.stringify(allowedOrigins(addresses), null, 2).replaceAll('\n', '\n  ')},
  ...${centre.brokerConfig},
};
`;
  // A separate file: the page's Content-Security-Policy allows no inline script.
  pages.get('/broker-config.js', (c) =>
    c.body(brokerConfig, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  centre.addRoutes?.(pages);
  return pages;
}
