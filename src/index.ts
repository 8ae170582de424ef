/**
 * `import … from 'connect-message-broker'`: the broker, for the page that holds the softphone. The script tag
 * `connect-message-broker.js` has the same on `window.ConnectMessageBroker`.
 *
 * @module index
 */

import type { Broker } from './broker/Broker.js';
import type { PartName, RequestPart } from './parts/RequestPart.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { startBroker } from './startBroker.js';

export * from './library.js';

/** The page's own bundler decides where they are, unless `partsUrl` says so. */
const IMPORTS: Readonly<Record<PartName, () => Promise<unknown>>> = {
  aws: () => import('./connect/aws/awsPart.js'),
  relay: () => import('./relay/relayPart.js'),
  diagnostics: () => import('./diagnostics/diagnosticsPart.js'),
};
const requestPart: RequestPart = (part) => ({ url: undefined, module: IMPORTS[part]() });

/**
 * Starts the broker in this window.
 *
 * @throws SettingError when a setting cannot be used; the message says what to write instead
 * @throws Error when the window has a broker already
 */
export function createBroker(settings: BrokerSettings): Broker {
  return startBroker(settings, requestPart);
}
