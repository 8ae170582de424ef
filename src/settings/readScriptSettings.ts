import { isPlainObject, own } from '../protocol/plainObject.js';
import type { BrokerSettings } from './BrokerSettings.js';
import { SETTINGS } from './checkSettings.js';
import { unfit } from './kinds.js';
import { nearestName } from './nearestName.js';

/** The settings that an attribute of the script tag can give: `allowedOrigins` is `data-allowed-origins`. */
const ATTRIBUTES = Object.entries(SETTINGS).filter(([, kind]) => Object.hasOwn(kind, 'fromText'));
const USUAL = [...ATTRIBUTES.map(([name]) => name), 'relayUrl'];
const NAMES = [...USUAL, 'workspace', 'workspaceOrigins'];

/**
 * The settings of the script tag over those of the page's config object, each replaced whole, but for the relay's address.
 *
 * @param config `window.connectMessageBrokerConfig`
 * @returns undefined when there are neither: the page has its own way to start a broker
 * @throws SettingError when the config is no plain object
 */
export function readScriptSettings(dataset: DOMStringMap, config: unknown): BrokerSettings | undefined {
  const attributes = ATTRIBUTES.flatMap(([name, { fromText }]) => {
    const text = own(dataset, name);
    return typeof text === 'string' ? [[name, fromText?.(text)] as const] : [];
  });
  if (config !== undefined && !isPlainObject(config)) {
    throw unfit('connectMessageBrokerConfig', '{ credentials: … }', config);
  }
  const url = own(dataset, 'relayUrl');
  // Of the relay an attribute gives the address alone: the token is a function.
  if (url !== undefined) attributes.push(['relay', { ...Object(config?.relay), url }]);
  return config || attributes.length > 0 ? { ...config, ...Object.fromEntries(attributes) } : undefined;
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
  const mistaken = Object.keys(dataset).flatMap((name) => {
    const nearest = NAMES.includes(name) ? undefined : (nearestName(name, USUAL) ?? nearestName(name, NAMES));
    return nearest === undefined ? [] : `${attributeName(name)} (did you mean ${attributeName(nearest)}?)`;
  });
  return mistaken.length === 0 ? undefined : `unknown attributes of the script tag: ${mistaken.join(', ')}`;
}
