import {
  type ConnectEmulator,
  startCcpSimulator,
  startWorkspaceSimulator,
  type WorkspaceSimulator,
} from 'connect-message-broker/testing';
import type { ContactCentre } from './ContactCentre.js';
import type { DemoAddresses } from './demoAddresses.js';
import type { Softphone } from './Softphone.js';

/** While no agent is logged in, Streams replaces the softphone's frame this often, and its keyboard focus is lost. */
const SOFTPHONE_RELOAD_MS = 600_000;

/** The softphone of the centre, and how the desktop reaches it. */
export interface StartedSoftphone extends Pick<ContactCentre, 'ccpUrl' | 'workspace'> {
  readonly softphone: Softphone;
  /** The broker's settings for it, as lines of an object in JavaScript. */
  readonly settings: string;
}

/**
 * Starts a softphone for the desktop, or a workspace that the desktop is an app in.
 *
 * @param emulator the broker reads from the agent which instance to write to
 */
export async function startSoftphone(
  { region, accountId, instanceId }: ConnectEmulator,
  { ccp, host }: DemoAddresses,
  inWorkspace: boolean,
): Promise<StartedSoftphone> {
  const agent = { region, accountId, instanceId };
  if (inWorkspace) {
    const workspace = await startWorkspaceSimulator({
      port: ccp.port,
      agent,
      apps: [
        {
          name: 'Agent desktop',
          url: host.origin,
          // Contacts that ring, and those from before the page was loaded, are shown only with all permissions.
          permissions: ['*'],
          initializationTimeoutMs: 30_000,
        },
      ],
    });
    return { workspace, softphone: workspaceSoftphone(workspace), settings: '' };
  }
  const simulator = await startCcpSimulator({ port: ccp.port, agent });
  return {
    ccpUrl: simulator.url,
    softphone: simulator,
    settings: `  ccp: { loginPopup: false, ccpLoadTimeout: ${SOFTPHONE_RELOAD_MS} },`,
  };
}

function workspaceSoftphone(workspace: WorkspaceSimulator): Softphone {
  return {
    get contacts() {
      return workspace.contacts;
    },
    subscribe: (listener) => workspace.subscribe(listener),
    showAttributes: (contactId, attributes) => workspace.setAttributes(contactId, attributes),
    stop: () => workspace.stop(),
  };
}
