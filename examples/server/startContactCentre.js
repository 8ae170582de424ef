import { startCcpSimulator, startConnectEmulator } from 'connect-message-broker/testing';

/** The contact in the apps' forms. */
const KNOWN_CONTACT = 'c65486b8a-a292-460d-a59c-a937e486106e';

/** Starts a simulated softphone and an emulated Amazon Connect, as one contact centre. */
export async function startContactCentre({ ccpPort, connectPort }) {
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
  const contactIds = new Set([KNOWN_CONTACT]);

  // Each call in the softphone becomes a contact in Amazon Connect before the simulator notifies a page.
  simulator.subscribe(() => {
    for (const { contactId, initialContactId } of simulator.contacts) {
      const initialId = initialContactId ?? contactId;
      for (const id of [initialId, contactId]) {
        if (contactIds.has(id)) continue;
        emulator.createContact({ contactId: id, initialContactId: initialId });
        contactIds.add(id);
      }
    }
  });
  // The softphone shows what Amazon Connect stores.
  emulator.subscribe(({ applied, contactId }) => {
    if (applied && contactId !== undefined)
      simulator.showAttributes(contactId, emulator.attributes(contactId));
  });

  return {
    emulator,
    simulator,
    contacts: () => [...contactIds].map((id) => emulator.contact(id)),
    stop: () => Promise.all([simulator.stop(), emulator.stop()]),
  };
}
