import { readConnectVariables } from './server/connectVariables.js';
import { createAppPages } from './server/createAppPages.js';
import { createHostPages } from './server/createHostPages.js';
import type { DemoOptions } from './server/DemoOptions.js';
import { demoAddresses } from './server/demoAddresses.js';
import { realCentre } from './server/realCentre.js';
import { requireFreePorts } from './server/requireFreePorts.js';
import { StartError } from './server/StartError.js';
import { serve } from './server/serve.js';
import { startSimulatedCentre } from './server/startSimulatedCentre.js';

export type { DemoOptions } from './server/DemoOptions.js';

type Stop = () => Promise<void>;

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
    const url = await startServers(stops, options);
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

/** @param stops receives a function for each server that runs; it stops the server */
async function startServers(stops: Stop[], options: DemoOptions): Promise<string> {
  const variables = readConnectVariables(process.env);
  if (variables && options.relay) {
    throw new StartError('The local relay writes to the simulated Connect: unset every CONNECT_ variable.');
  }
  if (variables && options.workspace) {
    throw new StartError('The simulated workspace has no real agent: unset every CONNECT_ variable.');
  }
  const addresses = demoAddresses(process.env.PORT);
  const { host, crm, caller, composer, unlisted, ccp, emulator } = addresses;
  const apps = { crm, caller, composer, unlisted };
  const simulated = variables === undefined ? [ccp, emulator] : [];
  await requireFreePorts([host, ...Object.values(apps), ...simulated]);

  const centre = variables ? realCentre(variables) : await startSimulatedCentre(addresses, options);
  stops.push(async () => centre.stop?.());
  for (const [folder, { port }] of Object.entries(apps)) {
    stops.push(
      await serve(createAppPages(folder as keyof typeof apps, host.origin, centre.workspace?.origin), port),
    );
  }
  stops.push(await serve(createHostPages(addresses, centre), host.port));
  return centre.workspace?.url ?? host.origin;
}
