/**
 * `import { relayGateway } from 'connect-message-broker/relay'`: the way to Amazon Connect through a relay, for the
 * setting `gateway`. See docs/relay.md.
 *
 * @module relay
 */

export { type RelayGateway, type RelayOptions, type RelayResult, relayGateway } from './relay/gateway.js';
