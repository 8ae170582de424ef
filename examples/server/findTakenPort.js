import { createServer } from 'node:net';

/** @returns the first of `ports` that is in use */
export async function findTakenPort(ports) {
  for (const port of ports) {
    // A browser tries IPv6 first for localhost, and would show the page of a different server there.
    for (const host of ['127.0.0.1', '::1']) if (await isTaken(port, host)) return port;
  }
  return undefined;
}

function isTaken(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }) => resolve(code === 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(false)));
  });
}
