import { isPlainObject } from '../protocol/plainObject.js';
import type { BrokerSettings } from './BrokerSettings.js';
import { unfit } from './checkMembers.js';

const asText = (text: string): unknown => text;
/** What is no number stays as it is, for the check to name it. */
const asNumber = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text);

/** The settings that an attribute of the script tag can give: `allowedOrigins` is `data-allowed-origins`. */
const ATTRIBUTES: { readonly [Name in keyof BrokerSettings]?: (text: string) => unknown } = {
  allowedOrigins: (text) => text.split(/\s+/).filter(Boolean),
  ccpUrl: asText,
  ccpContainer: asText,
  region: asText,
  instanceId: asText,
  identityPoolId: asText,
  endpoint: asText,
  cognitoEndpoint: asText,
  requestTimeoutMs: asNumber,
  loginWaitMs: asNumber,
  sessionStaleAfterMs: asNumber,
};

/**
 * The settings of the script tag over those of the page's config object, each replaced whole.
 *
 * @param config `window.connectMessageBrokerConfig`
 * @returns undefined when there are neither: the page has its own way to start a broker
 * @throws SettingError when the config is no plain object
 */
export function readScriptSettings(dataset: DOMStringMap, config: unknown): BrokerSettings | undefined {
  const attributes = Object.entries(ATTRIBUTES).flatMap(([name, read]) => {
    const text = dataset[name];
    return text === undefined ? [] : [[name, read(text)] as const];
  });
  if (config === undefined) return attributes.length > 0 ? Object.fromEntries(attributes) : undefined;
  if (!isPlainObject(config)) throw unfit('connectMessageBrokerConfig', '{ credentials: … }', config);
  return { ...config, ...Object.fromEntries(attributes) };
}
