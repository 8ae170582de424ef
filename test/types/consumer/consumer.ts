import { createBroker } from 'connect-message-broker';
import { createClient } from 'connect-message-broker/client';
import { relayGateway } from 'connect-message-broker/relay';
import { startCcpSimulator, startConnectEmulator } from 'connect-message-broker/testing';

/** A project that checks its libraries' declarations too, and has installed no types but theirs. */
export const everything = [createBroker, createClient, relayGateway, startCcpSimulator, startConnectEmulator];
