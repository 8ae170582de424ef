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

export type Stop = () => Promise<void>;

/**
 * Starts the demo's servers.
 *
 * @param environment variables: `PORT`, and `CONNECT_…` for a real instance
 * @param stops receives a function for each server that runs; it stops the server
 * @returns the URL to open
 * @throws StartError when the demo cannot start: one sentence for people
 */
export async function startServers(
  environment: NodeJS.ProcessEnv,
  options: DemoOptions,
  stops: Stop[],
): Promise<string> {
  const variables = readConnectVariables(environment);
  if (variables && options.relay) {
    throw new StartError('The local relay writes to the simulated Connect: unset every CONNECT_ variable.');
  }
  if (variables && options.workspace) {
    throw new StartError('The simulated workspace has no real agent: unset every CONNECT_ variable.');
  }
  const addresses = demoAddresses(environment.PORT);
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
