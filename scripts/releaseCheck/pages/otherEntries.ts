import { relayGateway } from 'connect-message-broker/relay';
import {
  startCcpSimulator,
  startConnectEmulator,
  startWorkspaceSimulator,
} from 'connect-message-broker/testing';
import { createWorkspaceSession } from 'connect-message-broker/workspace';

/** Checked for its types only: the entries that the sample does not use, as their documents show them. */
export const session = createWorkspaceSession({ kind: 'app', origins: ['https://alias.my.connect.aws'] });
export const gateway = relayGateway({ url: 'https://relay.example.com', token: async () => 'token' });
export const simulators = [startCcpSimulator, startConnectEmulator, startWorkspaceSimulator];
