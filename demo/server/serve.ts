import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { StartError } from './StartError.js';

/**
 * Serves pages on loopback.
 *
 * @returns stops the server
 * @throws StartError when the port has been taken since it was checked
 */
export async function serve(pages: Hono, port: number): Promise<() => Promise<void>> {
  const server = createAdaptorServer({ fetch: pages.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartError(`Port ${port} cannot be used (${error.code}): set PORT to a different one.`)),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      // Open event streams would keep the server from closing.
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
}
