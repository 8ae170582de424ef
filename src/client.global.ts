import { BrokerError } from './client/BrokerError.js';
import { createClient } from './client/createClient.js';

const page = window as { ConnectMessageBroker?: object };
/** A page may hold the broker's script too. */
page.ConnectMessageBroker = { BrokerError, createClient, ...page.ConnectMessageBroker };
