import { createServer } from 'node:net';
import type { Address } from './demoAddresses.js';
import { StartError } from './StartError.js';

/** @throws StartError for the first port that cannot be used */
export async function requireFreePorts(addresses: readonly Address[]): Promise<void> {
  for (const { port, hostname } of addresses) {
    await requireFree(port, '127.0.0.1');
    // A browser tries IPv6 first for localhost, and would show the page of a different server there.
    if (hostname === 'localhost') await requireFree(port, '::1');
  }
}

async function requireFree(port: number, address: string): Promise<void> {
  const code = await tryListen(port, address);
  if (code === undefined || (address === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code))) return;
  const problem = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code})`;
  throw new StartError(
    `Port ${port} ${problem}: free it, or set PORT to the first of seven free ports in a row.`,
  );
}

/** @returns the error's code when the port cannot be used */
function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
