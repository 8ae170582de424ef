/**
 * `import … from 'connect-message-broker/client'`: for apps. The classic script `client.global.js` adds
 * `createClient` and `BrokerError` to `window.ConnectMessageBroker`.
 *
 * @module client
 */

export { BrokerError, type BrokerFailure, type ClientErrorType } from './client/BrokerError.js';
export type { CallOptions, Client, ClientOptions } from './client/Client.js';
export { createClient } from './client/createClient.js';
export type { ErrorDetail } from './protocol/BrokerError.js';
export type { ErrorType, Outcome } from './protocol/errorTypes.js';
