import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** Serves on 127.0.0.1. Rejects with an Error when the port is not available. */
export async function listen(http: Hono, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: http.fetch });
  const listening = await new Promise<number>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === 'EADDRINUSE' ? 'is taken' : `cannot be had (${cause.code})`;
      reject(new Error(`startWorkspaceSimulator: port ${port} ${reason}.`, { cause }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
  return {
    port: listening,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
