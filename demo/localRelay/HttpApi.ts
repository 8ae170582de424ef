import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { LambdaFunction } from './LambdaFunction.js';
import { close, listen } from './listen.js';
import type { TokenIssuer } from './TokenIssuer.js';

export interface HttpApiParts {
  readonly front: LambdaFunction;
  readonly issuer: TokenIssuer;
  readonly allowedOrigins: readonly string[];
}

/** The HTTP API with its JWT authorizer and CORS settings, as infra/ deploys it. */
export class HttpApi {
  readonly url: string;
  readonly #server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
  }

  static async start(parts: HttpApiParts, port?: number): Promise<HttpApi> {
    const server = createServer((request, response) => {
      void handle(parts, request, response).catch(() => response.destroy());
    });
    return new HttpApi(await listen(server, port), server);
  }

  stop(): Promise<void> {
    return close(this.#server);
  }
}

async function handle(
  parts: HttpApiParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', headers } = request;
  const path = new URL(request.url ?? '/', 'http://relay').pathname;
  const origin = headers.origin;
  if (origin !== undefined && parts.allowedOrigins.includes(origin)) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('vary', 'origin');
  }
  if (method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', 'GET,POST');
    response.setHeader('access-control-allow-headers', 'authorization,content-type');
    response.setHeader('access-control-max-age', '86400');
    response.writeHead(204).end();
    return;
  }
  const body = await text(request);
  const ticket = /^\/updates\/([^/]+)$/.exec(path)?.[1];
  const isRoute = method === 'POST' ? path === '/updates' : method === 'GET' && ticket !== undefined;
  if (!isRoute) return own(response, 404, 'Not Found');
  const claims = await parts.issuer.verify(headers.authorization?.replace(/^Bearer /, '') ?? '');
  if (claims === undefined) return own(response, 401, 'Unauthorized');
  try {
    const result = (await parts.front.invoke({
      version: '2.0',
      routeKey: ticket === undefined ? 'POST /updates' : 'GET /updates/{ticket}',
      rawPath: path,
      rawQueryString: '',
      headers,
      requestContext: {
        http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
        authorizer: { principalId: '', integrationLatency: 0, jwt: { claims, scopes: [] } },
      },
      ...(ticket !== undefined && { pathParameters: { ticket: decodeURIComponent(ticket) } }),
      ...(body !== '' && { body }),
      isBase64Encoded: false,
    })) as APIGatewayProxyStructuredResultV2;
    for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
    response.writeHead(result.statusCode ?? 200).end(result.body);
  } catch {
    own(response, 503, 'Service Unavailable');
  }
}

/** An answer of the API itself, without envelope. */
function own(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}
