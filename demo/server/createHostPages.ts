import { serveStatic } from '@hono/node-server/serve-static';
import type { CcpSimulator, ConnectEmulator } from 'connect-message-broker/testing';
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { brokerConfig } from './brokerConfig.js';
import type { ContactRecords } from './ContactRecords.js';
import { createPages } from './createPages.js';
import type { DemoAddresses } from './demoAddresses.js';
import { projectFile } from './projectFiles.js';

/** The agent desktop: it embeds softphone, broker and apps, and shows what Amazon Connect holds. */
export function createHostPages(parts: {
  readonly addresses: DemoAddresses;
  readonly emulator: ConnectEmulator;
  readonly simulator: CcpSimulator;
  readonly records: ContactRecords;
}): Hono {
  const { addresses, emulator, simulator, records } = parts;
  const { crm, stranger, ccp } = addresses;
  const pages = createPages(
    'host',
    {
      'connect-src': `'self' ${addresses.emulator.origin}`,
      'frame-src': `${crm.origin} ${stranger.origin} ${ccp.origin}`,
      'frame-ancestors': "'none'",
    },
    {
      ccpUrl: simulator.url,
      crmOrigin: crm.origin,
      strangerOrigin: stranger.origin,
      connectEndpoint: emulator.url,
      identityPoolId: emulator.identityPoolId,
    },
  );

  const file = (path: string) => serveStatic({ path: projectFile(path) });
  pages.get(
    '/connect-streams-min.js',
    file('node_modules/amazon-connect-streams/release/connect-streams-min.js'),
  );
  pages.get(
    '/:file{connect-message-broker(-aws)?\\.js(\\.map)?}',
    serveStatic({ root: projectFile('dist') }),
  );
  pages.get('/broker-config.js', (c) =>
    c.body(brokerConfig(emulator.logins), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );

  pages.get('/contact-records', (c) =>
    streamSSE(c, async (stream) => {
      const send = () => stream.writeSSE({ data: JSON.stringify(records.all()) });
      const unsubscribe = records.subscribe(() => void send());
      await send();
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      unsubscribe();
    }),
  );
  return pages;
}
