import { createBroker } from 'connect-message-broker';
import { createClient } from 'connect-message-broker/client';
import { startCcpSimulator, startConnectEmulator } from 'connect-message-broker/testing';

/** A project that checks its libraries' declarations too, and has installed no types but theirs. */
export const everything = [createBroker, createClient, startCcpSimulator, startConnectEmulator];
