import { createClient } from './client/createClient.js';
import { BrokerError } from './protocol/BrokerError.js';

const page = window as { ConnectMessageBroker?: object };
/** The scripts of broker and client may be loaded in either order: members that are already there stay. */
page.ConnectMessageBroker = { BrokerError, createClient, ...page.ConnectMessageBroker };
