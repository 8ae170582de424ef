import { startCcpSimulator, startConnectEmulator } from 'connect-message-broker/testing';
import { streamSSE } from 'hono/streaming';
import { publishedSample } from '../shared/publishedSample.js';
import type { SimulatedState } from '../shared/SimulatedState.js';
import type { ContactCentre } from './ContactCentre.js';
import { ContactRecords } from './ContactRecords.js';
import type { DemoAddresses } from './demoAddresses.js';
import { SimulatedConnect } from './SimulatedConnect.js';

/** While no agent is logged in, Streams replaces the softphone's frame this often, and its keyboard focus is lost. */
const SOFTPHONE_RELOAD_MS = 600_000;

/** Starts a simulated softphone and an emulated Amazon Connect on this machine, as one contact centre. */
export async function startSimulatedCentre(addresses: DemoAddresses): Promise<ContactCentre> {
  const emulator = await startConnectEmulator({ port: addresses.emulator.port });
  const { region, accountId, instanceId, url: endpoint } = emulator;
  const simulator = await startCcpSimulator({
    port: addresses.ccp.port,
    // The broker reads from the agent which instance to write to.
    agent: { region, accountId, instanceId },
  }).catch(async (error: unknown) => {
    await emulator.stop();
    throw error;
  });
  const records = new ContactRecords(emulator, simulator, publishedSample.data.InitialContactId);
  const connect = new SimulatedConnect(emulator);
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  records.subscribe(notify);

  return {
    kind: 'simulated',
    ccpUrl: simulator.url,
    identityPoolId: emulator.identityPoolId,
    apiOrigins: [addresses.emulator.origin],
    brokerConfig: `{
  logins: async () => (${JSON.stringify(emulator.logins)}),
  endpoint: ${JSON.stringify(endpoint)},
  cognitoEndpoint: ${JSON.stringify(endpoint)},
  ccp: { loginPopup: false, ccpLoadTimeout: ${SOFTPHONE_RELOAD_MS} },
}`,
    addRoutes(pages) {
      pages.get('/simulated-state', (c) =>
        streamSSE(c, async (stream) => {
          const send = (): void => {
            const state: SimulatedState = { condition: connect.condition, contacts: records.all() };
            void stream.writeSSE({ data: JSON.stringify(state) });
          };
          listeners.add(send);
          send();
          await new Promise<void>((resolve) => stream.onAbort(resolve));
          listeners.delete(send);
        }),
      );
      pages.put('/simulated-condition', async (c) => {
        // Any page in the browser can reach this port. Only the desktop may change the condition.
        if (c.req.header('origin') !== addresses.host.origin)
          return c.text('Only the desktop may change the condition.', 403);
        try {
          connect.setCondition(await c.req.text());
        } catch (error) {
          return c.text(error instanceof Error ? error.message : String(error), 400);
        }
        notify();
        return c.body(null, 204);
      });
    },
    async stop() {
      records.stop();
      await Promise.all([simulator.stop(), emulator.stop()]);
    },
  };
}
