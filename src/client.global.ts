import { BrokerError } from './client/BrokerError.js';
import { createClient } from './client/createClient.js';

/** A page may hold the broker's script too. */
const library: object = Reflect.get(window, 'ConnectMessageBroker') ?? {};
Reflect.set(window, 'ConnectMessageBroker', { BrokerError, createClient, ...library });
