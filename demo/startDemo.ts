import { startCcpSimulator, startConnectEmulator } from 'connect-message-broker/testing';
import { ContactRecords } from './server/ContactRecords.js';
import { createAppPages } from './server/createAppPages.js';
import { createHostPages } from './server/createHostPages.js';
import { demoAddresses } from './server/demoAddresses.js';
import { PortError, requireFreePorts } from './server/requireFreePorts.js';
import { serve } from './server/serve.js';
import { publishedSample } from './shared/publishedSample.js';

type Stop = () => Promise<void>;

/**
 * Starts the demo's servers, and stops them at SIGINT or SIGTERM. A port that cannot be had is told in one
 * sentence, with exit code 1.
 */
export async function startDemo(): Promise<void> {
  const stops: Stop[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  };
  // Before anything is started: Ctrl-C while it starts must not leave half of it behind.
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    void stopAll();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const url = await startServers(stops);
    if (interrupted) await stopAll();
    else console.log(`Demo ready: ${url}`);
  } catch (error) {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await stopAll();
    if (!(error instanceof PortError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** @param stops gets what stops each server, as soon as it runs */
async function startServers(stops: Stop[]): Promise<string> {
  const addresses = demoAddresses(process.env.PORT);
  await requireFreePorts(addresses);

  const emulator = await startConnectEmulator({ port: addresses.emulator.port });
  stops.push(() => emulator.stop());
  const { region, accountId, instanceId } = emulator;
  const simulator = await startCcpSimulator({
    port: addresses.ccp.port,
    // The broker learns from the agent which instance to write to.
    agent: { region, accountId, instanceId },
  });
  stops.push(() => simulator.stop());
  const records = new ContactRecords(emulator, simulator, publishedSample.data.InitialContactId);
  stops.push(async () => records.stop());

  const { host, crm, stranger } = addresses;
  stops.push(await serve(createAppPages('crm', host.origin), crm.port));
  stops.push(await serve(createAppPages('stranger', host.origin), stranger.port));
  stops.push(await serve(createHostPages({ addresses, emulator, simulator, records }), host.port));
  return host.origin;
}
