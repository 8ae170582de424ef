import { createAdaptorServer } from '@hono/node-server';
import { AgentDesk } from './AgentDesk.js';
import { CcpSimulator } from './CcpSimulator.js';
import type { CcpSimulatorOptions } from './CcpSimulatorOptions.js';
import { ccpPath, createHttpApp } from './createHttpApp.js';
import { FirstAcknowledge } from './FirstAcknowledge.js';
import { PageGate } from './PageGate.js';
import type { RegionRole } from './RegionRole.js';
import { readCcpSimulatorOptions } from './readCcpSimulatorOptions.js';
import { SimulatedWorker } from './SimulatedWorker.js';

/**
 * Assembles a CCP simulator and starts its server; see `startCcpSimulator`.
 *
 * @param role its role in a pair of AWS Regions
 */
export async function startSimulator(
  options: CcpSimulatorOptions,
  role?: RegionRole,
): Promise<{ readonly simulator: CcpSimulator; readonly worker: SimulatedWorker }> {
  const settings = readCcpSimulatorOptions(options);
  const desk = new AgentDesk(settings.agent, settings.attributeEcho);
  const firstAcknowledge = new FirstAcknowledge({
    delayMs: settings.acknowledgeDelayMs,
    lost: settings.lostAcknowledges,
  });
  const worker = new SimulatedWorker({ desk, loggedIn: settings.loggedIn, firstAcknowledge, role });
  const gate = new PageGate();
  const app = createHttpApp({ ...settings, worker, gate, simulator: () => simulator });
  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === 'EADDRINUSE' ? 'is taken' : `cannot be had (${cause.code})`;
      reject(new Error(`startCcpSimulator: port ${settings.port} ${reason}.`, { cause }));
    });
    server.listen(settings.port, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
  const simulator = new CcpSimulator({
    desk,
    worker,
    gate,
    updateIntervalMs: settings.updateIntervalMs,
    url: `http://${settings.host}:${port}${ccpPath}`,
    closeServer: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  });
  return { simulator, worker };
}
