import { createClient } from './client/createClient.js';
import { BrokerError } from './protocol/BrokerError.js';

const page = window as { ConnectMessageBroker?: object };
/** The broker's script may have been loaded before, or this one: what is there stays. */
page.ConnectMessageBroker = { BrokerError, createClient, ...page.ConnectMessageBroker };
