import { isPlainObject, own } from '../protocol/plainObject.js';
import type { BrokerSettings } from './BrokerSettings.js';
import { unfit } from './checkMembers.js';
import { nearestName } from './nearestName.js';
import { SettingError } from './SettingError.js';

const asText = (text: string): unknown => text;
/** What is no number stays as it is, for the check to name it. */
const asNumber = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text);

/** The settings that an attribute of the script tag can give: `allowedOrigins` is `data-allowed-origins`. */
const ATTRIBUTES: { readonly [Name in keyof BrokerSettings]?: (text: string) => unknown } = {
  allowedOrigins: readOrigins,
  ccpUrl: asText,
  ccpContainer: asText,
  region: asText,
  instanceId: asText,
  identityPoolId: asText,
  endpoint: asText,
  cognitoEndpoint: asText,
  partsUrl: asText,
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
    const text = own(dataset, name);
    return typeof text === 'string' ? [[name, read(text)] as const] : [];
  });
  if (config === undefined) return attributes.length > 0 ? Object.fromEntries(attributes) : undefined;
  if (!isPlainObject(config)) throw unfit('connectMessageBrokerConfig', '{ credentials: … }', config);
  return { ...config, ...Object.fromEntries(attributes) };
}

/** The attribute for a setting: `data-allowed-origins` for `allowedOrigins`. */
export function attributeName(setting: string): string {
  return `data-${setting.replace(/[A-Z]/g, '-$&').toLowerCase()}`;
}

/**
 * Attributes of the script tag that were probably meant to be settings, in one sentence. Others are left alone: consent
 * tools and tag managers have their own.
 *
 * @returns undefined when there are none
 */
export function findMistakenAttributes(dataset: DOMStringMap): string | undefined {
  const mistaken = Object.keys(dataset)
    .filter((name) => !Object.hasOwn(ATTRIBUTES, name))
    .flatMap((name) => {
      const written = attributeName(name);
      const nearest = nearestName(name, Object.keys(ATTRIBUTES));
      return nearest === undefined ? [] : `${written} (did you mean ${attributeName(nearest)}?)`;
    });
  return mistaken.length === 0 ? undefined : `unknown attributes of the script tag: ${mistaken.join(', ')}`;
}

function readOrigins(text: string): readonly string[] {
  if (/[,;]/.test(text))
    throw new SettingError('allowedOrigins', `separate origins by spaces, got "${text}"`);
  return text.split(/\s+/).filter(Boolean);
}
