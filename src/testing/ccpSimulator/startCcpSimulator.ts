import type { CcpSimulator } from './CcpSimulator.js';
import type { CcpSimulatorOptions } from './CcpSimulatorOptions.js';
import { startSimulator } from './startSimulator.js';

export type { AttributeEcho } from './attributeEcho.js';
export type { CcpSimulator } from './CcpSimulator.js';
export type { CcpSimulatorOptions } from './CcpSimulatorOptions.js';
export type { SimulatedAgent, SimulatedAgentState } from './simulatedAgent.js';
export type {
  IncomingCall,
  IncomingContact,
  MonitoringMode,
  SimulatedContact,
  SimulatedContactDetails,
  SimulatedContactState,
  SimulatedContactType,
  SimulatedReference,
} from './simulatedContact.js';
export type { SimulatedSession } from './wire/pageLink.js';

/**
 * Starts a CCP simulator: a server on 127.0.0.1 whose page plays Amazon's side of the CCP, so that the real
 * amazon-connect-streams in a host page logs in, takes contacts and logs out, without an AWS account. There are calls,
 * queued callbacks, chats, tasks and emails, without sound and without messages.
 *
 * It follows the source of amazon-connect-streams 2.28, and was not compared with a live instance.
 *
 * Each open page holds one HTTP connection of the six that a browser allows to one server: keep to five pages at a time.
 *
 * @example
 * const simulator = await startCcpSimulator({ loggedIn: true });
 * // in the host page: connect.core.initCCP(container, { ccpUrl: simulator.url, loginPopup: false })
 * await simulator.whenConnected();
 * const contactId = simulator.incomingCall({ attributes: { language: 'en' } });
 * simulator.accept(contactId);
 * await simulator.stop();
 *
 * @throws TypeError for a wrong option; Error when the port is not available
 */
export async function startCcpSimulator(options: CcpSimulatorOptions = {}): Promise<CcpSimulator> {
  return (await startSimulator(options)).simulator;
}
