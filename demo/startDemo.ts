import type { DemoOptions } from './server/DemoOptions.js';
import { StartError } from './server/StartError.js';
import { type Stop, startServers } from './startServers.js';

export type { DemoOptions } from './server/DemoOptions.js';

/**
 * Starts the demo's servers, and stops them at SIGINT or SIGTERM. When the demo cannot start, for example because a
 * port is taken, it prints the reason in one sentence and ends with exit code 1.
 */
export async function startDemo(options: DemoOptions = {}): Promise<void> {
  const stops: Stop[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  };
  // Before any server is started: Ctrl-C during the start must leave no server behind.
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    void stopAll();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const url = await startServers(process.env, options, stops);
    if (interrupted) await stopAll();
    else console.log(`Demo ready: ${url}`);
  } catch (error) {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await stopAll();
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
