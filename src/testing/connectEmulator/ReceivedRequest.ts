import type { IncomingMessage } from 'node:http';
import { limits } from './limits.js';

/** A request as it was received. */
export interface ReceivedRequest {
  readonly method: string;
  /** Still escaped, without the query. */
  readonly path: string;
  readonly query: string;
  /** In lower case. */
  readonly headerNames: readonly string[];
  header(lowerCaseName: string): string | undefined;
  /** Cut off after the largest allowed body. */
  readonly body: Buffer;
  readonly isTooLarge: boolean;
}

/** Undefined when the client went away before it had sent everything. */
export async function readRequest(incoming: IncomingMessage): Promise<ReceivedRequest | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming) {
      bytes += chunk.length;
      if (bytes <= limits.bodyBytes) {
        chunks.push(chunk);
      }
    }
  } catch {
    return undefined;
  }
  return { ...readHead(incoming), body: Buffer.concat(chunks), isTooLarge: bytes > limits.bodyBytes };
}

/** Does not wait for the body. */
export function readHead(incoming: IncomingMessage): ReceivedRequest {
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  return {
    method: incoming.method ?? 'GET',
    path,
    query,
    headerNames: Object.keys(incoming.headers),
    header: (name) => {
      const value = incoming.headers[name];
      return Array.isArray(value) ? value.join(',') : value;
    },
    body: Buffer.alloc(0),
    isTooLarge: false,
  };
}
