import { createServer } from 'node:net';

/** @returns the first of `ports` that somebody listens on */
export async function findTakenPort(ports) {
  for (const port of ports) {
    // A browser tries localhost by IPv6 first: someone else's page there would be shown in place of ours.
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
