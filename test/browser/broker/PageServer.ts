import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const require = createRequire(import.meta.url);
const dist = new URL('../../../dist/', import.meta.url);

const FILES: Readonly<Record<string, string | URL>> = {
  '/connect-streams.js': require.resolve('amazon-connect-streams/release/connect-streams-min.js'),
  '/connect-message-broker.js': new URL('connect-message-broker.js', dist),
  '/connect-message-broker-aws.js': new URL('connect-message-broker-aws.js', dist),
  '/connect-message-broker-diagnostics.js': new URL('connect-message-broker-diagnostics.js', dist),
  '/connect-message-broker-workspace.js': new URL('connect-message-broker-workspace.js', dist),
  '/connect-message-broker-relay.js': new URL('connect-message-broker-relay.js', dist),
  '/index.js': new URL('index.js', dist),
  '/client.js': new URL('client.js', dist),
  '/client.global.js': new URL('client.global.js', dist),
};

type Headers = Readonly<Record<string, string>>;
type Documents = Map<string, { readonly html: string; readonly headers: Headers; readonly status: number }>;

/** What pages have posted. */
interface Posts {
  /** In the order they came, whatever they were answered. */
  readonly bodies: string[];
  /** HTTP status of the answer. */
  status: number;
}

/** Serves the built scripts, Streams, and whatever documents a test puts in, on loopback. */
export class PageServer {
  readonly port: number;
  /** Paths in the order they were asked for. */
  readonly requests: string[] = [];
  readonly posts: Posts;
  /** What answers at a path wait for. */
  readonly #holds: Map<string, Promise<void>>;
  readonly #server: Server;
  readonly #documents: Documents;

  private constructor(
    server: Server,
    port: number,
    documents: Documents,
    holds: Map<string, Promise<void>>,
    requests: string[],
    posts: Posts,
  ) {
    this.#holds = holds;
    this.#server = server;
    this.port = port;
    this.#documents = documents;
    this.requests = requests;
    this.posts = posts;
  }

  static async start(): Promise<PageServer> {
    const documents: Documents = new Map();
    const requests: string[] = [];
    const posts: Posts = { bodies: [], status: 204 };
    const holds = new Map<string, Promise<void>>();
    const server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      requests.push(pathname);
      await holds.get(pathname);
      const document = documents.get(pathname);
      const file = FILES[pathname];
      if (request.method === 'POST') {
        posts.bodies.push(await text(request));
        response.writeHead(posts.status).end();
      } else if (document !== undefined) {
        const type = pathname.endsWith('.js') ? 'javascript' : 'html';
        response
          .writeHead(document.status, {
            'content-type': `text/${type}; charset=utf-8`,
            ...document.headers,
          })
          .end(document.html);
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
    return new PageServer(server, address.port, documents, holds, requests, posts);
  }

  /** @param html the document at `path` from now on; a script, if the path ends in `.js` */
  put(path: string, html: string, headers: Headers = {}, status = 200): void {
    this.#documents.set(path, { html, headers, status });
  }

  /**
   * Keeps requests of `path` without an answer.
   *
   * @returns lets them have it
   */
  hold(path: string): () => void {
    let letGo = (): void => {};
    this.#holds.set(
      path,
      new Promise((resolve) => {
        letGo = resolve;
      }),
    );
    return letGo;
  }

  /** Takes back what was put in: what is served at `path` otherwise is served again. */
  remove(path: string): void {
    this.#documents.delete(path);
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
