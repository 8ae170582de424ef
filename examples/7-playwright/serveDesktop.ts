import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const here = (name: string) => new URL(name, import.meta.url);
const installed = (name: string) => new URL(import.meta.resolve(name));

const files = new Map([
  ['/desktop.html', here('desktop.html')],
  ['/app.html', here('app.html')],
  ['/style.css', here('style.css')],
  ['/connect-message-broker/index.js', installed('connect-message-broker')],
  ['/connect-message-broker/client.js', installed('connect-message-broker/client')],
  [
    '/connect-message-broker/connect-message-broker-aws.js',
    installed('connect-message-broker/connect-message-broker-aws.js'),
  ],
  [
    '/amazon-connect-streams/connect-streams-min.js',
    installed('amazon-connect-streams/release/connect-streams-min.js'),
  ],
]);
const types: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** Stands in for the web servers of the desktop and the app. A `webServer` in Playwright's config makes it unnecessary. */
export async function serveDesktop() {
  const server = createServer(async (request, response) => {
    const file = files.get((request.url ?? '/').replace(/\?.*/, ''));
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const type = types[file.pathname.replace(/.*\./, '')] ?? '';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(await readFile(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    // A different site to a browser, as the app is in production.
    appUrl: `http://127.0.0.1:${port}/app.html`,
    stop: () =>
      new Promise<unknown>((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
