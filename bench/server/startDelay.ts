import { connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export interface Delay {
  /** The same address, by way of the delay. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Puts a network of some latency before a server of this machine: each byte takes half of a round trip either way, and
 * opening a connection takes one round trip.
 *
 * @param roundTripMs milliseconds of one round trip
 */
export async function startDelay(url: string, roundTripMs: number): Promise<Delay> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    pass(near, far, roundTripMs / 2, roundTripMs);
    pass(far, near, roundTripMs / 2, 0);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  const delayed = new URL(url);
  delayed.port = String(address.port);
  return {
    url: delayed.href,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @param openMs milliseconds until the connection counts as open */
function pass(from: Socket, to: Socket, delayMs: number, openMs: number): void {
  const openAt = performance.now() + openMs;
  let passed = Promise.resolve();
  const afterDelay = (action: () => void): void => {
    const dueAt = Math.max(openAt, performance.now()) + delayMs;
    passed = passed.then(async () => {
      await setTimeout(Math.max(0, dueAt - performance.now()));
      action();
    });
  };
  from.on('data', (bytes) => afterDelay(() => to.write(bytes)));
  from.on('end', () => afterDelay(() => to.end()));
  from.on('error', () => to.destroy());
}
