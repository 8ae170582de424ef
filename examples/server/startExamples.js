import { ConnectClient } from '@aws-sdk/client-connect';
import { createAdaptorServer } from '@hono/node-server';
import { createPages } from './createPages.js';
import { startContactCentre } from './startContactCentre.js';

/**
 * Starts the server of the examples, and their contact centre.
 *
 * @param {object} ports The pages contain the default ports. Different ports need a browser that maps them.
 * @param {number} [ports.port] of the pages
 * @param {number} [ports.ccpPort] of the simulated softphone
 * @param {number} [ports.connectPort] of the emulated Amazon Connect
 * @param {number} [ports.workspacePort] of the simulated Agent Workspace
 */
export async function startExamples({
  port = 8090,
  ccpPort = 8091,
  connectPort = 8092,
  workspacePort = 8093,
} = {}) {
  const centre = await startContactCentre({ ccpPort, connectPort, workspacePort });
  const { region, url, credentials, instanceId } = centre.emulator;
  const client = new ConnectClient({ region, endpoint: url, credentials, maxAttempts: 1 });
  const pages = createPages({ connect: { client, instanceId }, contacts: centre.contacts });
  const server = createAdaptorServer({ fetch: pages.fetch });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    ...centre,
    /** The port of the pages: a free one if `port` was 0. */
    port: server.address().port,
    async stop() {
      client.destroy();
      await Promise.all([
        centre.stop(),
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        }),
      ]);
    },
  };
}
