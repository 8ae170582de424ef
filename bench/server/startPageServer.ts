import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../root.js';

const require = createRequire(import.meta.url);

export interface PageServer {
  /** Two names of the same server, and so two sites. */
  readonly hostOrigin: string;
  readonly appOrigin: string;
  /** Serves this document, or script, at a path. */
  put(path: string, text: string): void;
  stop(): Promise<void>;
}

const HTML = (path: string): string =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>${path}</title>
<body><script type="module" src="/pages${path}.js"></script></body>`;

/**
 * Serves a document at every path, with the script of that name.
 *
 * @param pages folder of the scripts
 */
export async function startPageServer(pages: string): Promise<PageServer> {
  const texts = new Map<string, string>();
  /** Compressed once, so that no page waits for the compression. */
  const scripts = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.endsWith('.js')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(texts.get(pathname) ?? HTML(pathname));
      return;
    }
    try {
      const text = texts.get(pathname) ?? (await readFile(fileOf(pathname, pages)));
      const body = scripts.get(pathname) ?? gzipSync(text, { level: 9 });
      scripts.set(pathname, body);
      response.writeHead(200, {
        'content-type': 'text/javascript; charset=utf-8',
        'content-encoding': 'gzip',
        'content-length': body.length,
        'cache-control': 'max-age=3600',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    hostOrigin: `http://localhost:${address.port}`,
    appOrigin: `http://127.0.0.1:${address.port}`,
    put: (path, text) => texts.set(path, text),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function fileOf(pathname: string, pages: string): string {
  if (pathname === '/connect-streams.js') {
    return require.resolve('amazon-connect-streams/release/connect-streams-min.js');
  }
  const [, inPages] = /^\/pages(\/.*)$/.exec(pathname) ?? [];
  return inPages === undefined ? join(root, 'dist', normalize(pathname)) : join(pages, normalize(inPages));
}
