import {
  startCcpSimulator,
  startConnectEmulator,
  startWorkspaceSimulator,
} from 'connect-message-broker/testing';

/** The contact in the apps' forms. */
const KNOWN_CONTACT = 'c65486b8a-a292-460d-a59c-a937e486106e';

/** Starts a simulated softphone, a simulated Agent Workspace and an emulated Amazon Connect, as one contact centre. */
export async function startContactCentre({ ccpPort, connectPort, workspacePort }) {
  const emulator = await startConnectEmulator({
    port: connectPort,
    contacts: [{ contactId: KNOWN_CONTACT }],
  });
  const { region, accountId, instanceId } = emulator;
  const simulator = await startCcpSimulator({
    port: ccpPort,
    // The broker reads from the agent which instance to write to.
    agent: { region, accountId, instanceId },
  });
  const workspace = await startWorkspaceSimulator({
    port: workspacePort,
    agent: { region, accountId, instanceId },
    apps: [{ name: 'Desktop', url: 'http://localhost:8090/8-agent-workspace/' }],
  });
  const contactIds = new Set([KNOWN_CONTACT]);

  // Each call in a simulator becomes a contact in Amazon Connect before the simulator notifies a page.
  for (const shown of [simulator, workspace]) {
    shown.subscribe(() => {
      for (const { contactId, initialContactId } of shown.contacts) {
        const initialId = initialContactId ?? contactId;
        for (const id of [initialId, contactId]) {
          if (contactIds.has(id)) continue;
          emulator.createContact({ contactId: id, initialContactId: initialId });
          contactIds.add(id);
        }
      }
    });
  }
  // The softphone shows what Amazon Connect stores.
  emulator.subscribe(({ applied, contactId }) => {
    if (applied && contactId !== undefined)
      simulator.showAttributes(contactId, emulator.attributes(contactId));
  });

  return {
    emulator,
    simulator,
    workspace,
    contacts: () => [...contactIds].map((id) => emulator.contact(id)),
    stop: () => Promise.all([simulator.stop(), workspace.stop(), emulator.stop()]),
  };
}
