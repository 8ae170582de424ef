import { createServer } from 'node:net';
import type { DemoAddresses } from './demoAddresses.js';

/** A port that cannot be had. The message is one sentence for whoever started the demo. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** @throws {PortError} for the first of the ports that cannot be had */
export async function requireFreePorts({ host, ...others }: DemoAddresses): Promise<void> {
  await requireFree(host.port, '127.0.0.1');
  // A browser tries localhost by IPv6 first: someone else's page there would be shown in place of ours.
  await requireFree(host.port, '::1');
  for (const { port } of Object.values(others)) await requireFree(port, '127.0.0.1');
}

async function requireFree(port: number, address: string): Promise<void> {
  const code = await tryListen(port, address);
  if (code === undefined || (address === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code))) return;
  const problem = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code})`;
  throw new PortError(
    `Port ${port} ${problem}: free it, or set PORT to the first of five free ports in a row.`,
  );
}

/** @returns the error's code when the port cannot be had */
function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
