/** The part of the relay, a file of its own that is loaded at login. */
export { VERSION } from '../version.js';
export { relayGateway } from './gateway.js';
export { TokenSource } from './TokenSource.js';
