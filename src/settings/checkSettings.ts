import { isPlainObject } from '../protocol/plainObject.js';
import type { BrokerSettings } from './BrokerSettings.js';
import { DEFAULTS } from './defaults.js';
import { checkMembers, delay, type Kind, type Kinds, limit, text, unfit } from './kinds.js';
import { SettingError } from './SettingError.js';

const ID = '11111111-1111-1111-1111-111111111111';
const URL_KIND = text('https://…', (url) => /^https?:/i.test(url) && URL.canParse(url));

/** Every setting there is. */
export const SETTINGS: Kinds<keyof BrokerSettings> = {
  allowedOrigins: { fits: Array.isArray, example: '["https://crm.example.com"]', fromText: readOrigins },
  ccpUrl: URL_KIND,
  ccpContainer: text(DEFAULTS.ccpContainer, isSelector),
  ccp: { fits: isPlainObject, example: '{ loginPopup: false }' },
  region: text('us-east-1'),
  instanceId: text(ID),
  endpoint: URL_KIND,
  partsUrl: text('https://cdn.example.com/broker/', isFolderUrl),
  credentials: provided('{ accessKeyId, secretAccessKey, sessionToken }'),
  identityPoolId: text(`us-east-1:${ID}`, (id) => id.includes(':')),
  logins: provided('{ "identity provider": token }'),
  cognitoEndpoint: URL_KIND,
  callLimit: limit(DEFAULTS.callLimit),
  requestTimeoutMs: delay(DEFAULTS.requestTimeoutMs, 1),
  loginWaitMs: delay(DEFAULTS.loginWaitMs, 0),
  sessionStaleAfterMs: delay(DEFAULTS.sessionStaleAfterMs, 1),
  relay: {
    fits: isRelay,
    example: '{ url: "https://…", token() { … } }',
  },
  gateway: objectWith('updateContactAttributes', '{ updateContactAttributes(update) { … } }'),
  session: objectWith('subscribe', '{ state, subscribe(listener) { … } }'),
};

/**
 * Checks settings as they come from JavaScript.
 *
 * @throws SettingError for the first that cannot be used
 */
export function checkSettings(settings: BrokerSettings): void {
  if (!isPlainObject(settings)) throw unfit('settings', '{ allowedOrigins: […], … }', settings);
  checkMembers(settings, SETTINGS);
  const { gateway, relay, identityPoolId } = settings;
  if ([gateway, relay, settings.credentials, identityPoolId].filter(Boolean).length !== 1) {
    throw new SettingError(
      'credentials',
      'set exactly one of identityPoolId (with logins), credentials, gateway and relay',
    );
  }
  if (!identityPoolId !== !settings.logins)
    throw new SettingError('identityPoolId', 'set it together with logins');
  const needsInstance = settings.session && !('instance' in Object(settings.session)) && !gateway && !relay;
  if (needsInstance && !(settings.region && settings.instanceId)) {
    throw new SettingError('session', 'set region and instanceId beside it');
  }
}

function readOrigins(text: string): readonly string[] {
  if (/[,;]/.test(text))
    throw new SettingError('allowedOrigins', `separate origins by spaces, got "${text}"`);
  return text.split(/\s+/).filter(Boolean);
}

function isSelector(selector: string): boolean {
  try {
    return document.querySelector(selector) !== undefined;
  } catch {
    return false;
  }
}

/** A relative one is the page's, whatever the page's own scheme. */
function isFolderUrl(folder: string): boolean {
  if (!URL.canParse(folder, document.baseURI)) return false;
  return ['http:', 'https:', location.protocol].includes(new URL(folder, document.baseURI).protocol);
}

function isRelay(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const { url, token, acceptedAfterMs = 0, ...others } = value;
  return (
    URL_KIND.fits(url) &&
    typeof token === 'function' &&
    Number(acceptedAfterMs) >= 0 &&
    !Object.keys(others)[0]
  );
}

function provided(example: string): Kind {
  return {
    fits: (value) => isPlainObject(value) || typeof value === 'function',
    example: `${example}, or an async function that returns it`,
  };
}

function objectWith(method: string, example: string): Kind {
  return {
    fits: (value) =>
      typeof value === 'object' && value !== null && typeof Reflect.get(value, method) === 'function',
    example,
  };
}
