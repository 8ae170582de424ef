import type { BrokerSettings } from './BrokerSettings.js';
import { plainObject } from './checks.js';

type Reader = (text: string) => unknown;

const asText: Reader = (text) => text;
const asList: Reader = (text) => text.split(/\s+/).filter((part) => part !== '');
/** What is no number stays as it is, for the check to name it. */
const asNumber: Reader = (text) => (/^\s*\d+\s*$/.test(text) ? Number(text) : text);

/** The settings that an attribute of the script tag can give: `allowedOrigins` is `data-allowed-origins`. */
const ATTRIBUTES: { readonly [Name in keyof BrokerSettings]?: Reader } = {
  allowedOrigins: asList,
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
 * @throws {SettingError} when the config is no plain object
 */
export function readScriptSettings(dataset: DOMStringMap, config: unknown): BrokerSettings | undefined {
  const settings: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(ATTRIBUTES)) {
    const value = dataset[name];
    if (value !== undefined) settings[name] = read(value);
  }
  if (config === undefined && Object.keys(settings).length === 0) return undefined;
  if (config !== undefined)
    plainObject(config, 'window.connectMessageBrokerConfig', 'a plain object of settings');
  return { ...config, ...settings };
}
