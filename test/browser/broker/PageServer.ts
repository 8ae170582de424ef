import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const dist = new URL('../../../dist/', import.meta.url);

const FILES: Readonly<Record<string, string | URL>> = {
  '/connect-streams.js': require.resolve('amazon-connect-streams/release/connect-streams-min.js'),
  '/connect-message-broker.js': new URL('connect-message-broker.js', dist),
  '/connect-message-broker-aws.js': new URL('connect-message-broker-aws.js', dist),
  '/index.js': new URL('index.js', dist),
  '/client.js': new URL('client.js', dist),
  '/client.global.js': new URL('client.global.js', dist),
};

/** Serves the built scripts, Streams, and whatever documents a test puts in, on loopback. */
export class PageServer {
  readonly port: number;
  /** Paths in the order they were asked for. */
  readonly requests: string[] = [];
  readonly #server: Server;
  readonly #documents: Map<string, string>;

  private constructor(server: Server, port: number, documents: Map<string, string>, requests: string[]) {
    this.#server = server;
    this.port = port;
    this.#documents = documents;
    this.requests = requests;
  }

  static async start(): Promise<PageServer> {
    const documents = new Map<string, string>();
    const requests: string[] = [];
    const server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      requests.push(pathname);
      const html = documents.get(pathname);
      const file = FILES[pathname];
      if (html !== undefined) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
      } else if (file !== undefined) {
        response
          .writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' })
          .end(await readFile(file));
      } else {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('expected a port');
    return new PageServer(server, address.port, documents, requests);
  }

  /** @param html the document at `path` from now on */
  put(path: string, html: string): void {
    this.#documents.set(path, html);
  }

  /** The same server under several names: `localhost`, `crm.localhost` and `127.0.0.1` are three origins on two sites. */
  origin(hostname: string): string {
    return `http://${hostname}:${this.port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
