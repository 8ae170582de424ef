import { type ConnectEmulator, startConnectEmulator } from 'connect-message-broker/testing';
import { streamSSE } from 'hono/streaming';
import { publishedSample } from '../shared/publishedSample.js';
import type { SimulatedState } from '../shared/SimulatedState.js';
import type { ContactCentre } from './ContactCentre.js';
import { ContactRecords } from './ContactRecords.js';
import type { DemoOptions } from './DemoOptions.js';
import type { DemoAddresses } from './demoAddresses.js';
import { addRelayRoutes } from './relay/addRelayRoutes.js';
import type { DemoRelay } from './relay/DemoRelay.js';
import { SimulatedConnect } from './SimulatedConnect.js';
import { startSoftphone } from './startSoftphone.js';

/**
 * Starts a simulated softphone and an emulated Amazon Connect on this machine, as one contact centre; with `relay`, the
 * desktop reaches Amazon Connect only through a relay; with `workspace`, a simulated agent workspace takes the softphone's place.
 */
export async function startSimulatedCentre(
  addresses: DemoAddresses,
  { relay: hasRelay = false, acceptedAfterMs = 3_000, workspace: inWorkspace = false }: DemoOptions = {},
): Promise<ContactCentre> {
  const emulator = await startConnectEmulator({ port: addresses.emulator.port });
  const { softphone, settings, ...reached } = await startSoftphone(emulator, addresses, inWorkspace).catch(
    async (error: unknown) => {
      await emulator.stop();
      throw error;
    },
  );
  const relay = hasRelay ? await startRelay(emulator, addresses) : undefined;
  const records = new ContactRecords(emulator, softphone, publishedSample.data.InitialContactId);
  const connect = new SimulatedConnect(emulator);
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  records.subscribe(notify);

  return {
    kind: 'simulated',
    ...reached,
    hasRelay,
    apiOrigins: [relay?.url ?? addresses.emulator.origin],
    brokerConfig: `{
${relay ? relaySettings(relay, acceptedAfterMs) : awsSettings(emulator)}
${settings}
}`,
    addRoutes(pages) {
      if (relay) {
        addRelayRoutes(pages, relay, {
          desktopOrigin: addresses.host.origin,
          newestContact: () => records.all()[0]?.contactId ?? '',
        });
      }
      pages.get('/simulated-state', (c) =>
        streamSSE(c, async (stream) => {
          const send = (): void => {
            const state: SimulatedState = { condition: connect.condition, contacts: records.all() };
            void stream.writeSSE({ data: JSON.stringify(state) });
          };
          listeners.add(send);
          send();
          const unsubscribe = relay?.subscribe((state) => {
            void stream.writeSSE({ event: 'relay', data: JSON.stringify(state) });
          });
          await new Promise<void>((resolve) => stream.onAbort(resolve));
          unsubscribe?.();
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
      await relay?.stop();
      await Promise.all([softphone.stop(), emulator.stop()]);
    },
  };
}

/** The relay's packages are read only when they are needed. */
async function startRelay(emulator: ConnectEmulator, { host }: DemoAddresses): Promise<DemoRelay> {
  const { DemoRelay } = await import('./relay/DemoRelay.js');
  return DemoRelay.start(emulator, host.origin);
}

function relaySettings({ url }: DemoRelay, acceptedAfterMs: number): string {
  return `  relay: {
    url: ${JSON.stringify(url)},
    acceptedAfterMs: ${acceptedAfterMs},
    // The agent's token, as the company's identity provider would sign it.
    token: async () => (await fetch('relay/token', { method: 'POST' })).text(),
  },`;
}

function awsSettings({ identityPoolId, logins, url }: ConnectEmulator): string {
  return `  identityPoolId: ${JSON.stringify(identityPoolId)},
  logins: async () => (${JSON.stringify(logins)}),
  endpoint: ${JSON.stringify(url)},
  cognitoEndpoint: ${JSON.stringify(url)},`;
}
