import { isPlainObject } from '../protocol/plainObject.js';
import type { BrokerSettings } from './BrokerSettings.js';
import {
  checkMembers,
  isDelay,
  isFolderUrl,
  isLimit,
  isSelector,
  isText,
  isUrl,
  type Kind,
  unfit,
} from './checkMembers.js';
import { SettingError } from './SettingError.js';

const URL_KIND: Kind = [isUrl, '"https://…"'];
const ID = '11111111-2222-3333-4444-555555555555';
const OR_FUNCTION = ', or an async function that returns it';

/** Every setting there is. */
const SETTINGS: Readonly<Record<keyof BrokerSettings, Kind>> = {
  allowedOrigins: [Array.isArray, '["https://crm.example.com"]'],
  ccpUrl: URL_KIND,
  ccpContainer: [isSelector, '"#ccp"'],
  ccp: [isPlainObject, '{ loginPopup: false }'],
  region: [isText, '"us-east-1"'],
  instanceId: [isText, `"${ID}"`],
  endpoint: URL_KIND,
  partsUrl: [isFolderUrl, '"https://cdn.example.com/broker/"'],
  credentials: [isProvided, `{ accessKeyId, secretAccessKey, sessionToken }${OR_FUNCTION}`],
  identityPoolId: [(value) => isText(value) && value.includes(':'), `"us-east-1:${ID}"`],
  logins: [isProvided, `{ "identity provider": token }${OR_FUNCTION}`],
  cognitoEndpoint: URL_KIND,
  callLimit: [isLimit('perSecond', 'burst', 'inFlight'), '{ perSecond: 5, burst: 10, inFlight: 4 } or false'],
  requestTimeoutMs: [isDelay(1), '30000'],
  loginWaitMs: [isDelay(0), '10000'],
  sessionStaleAfterMs: [isDelay(1), '90000'],
  gateway: [has('updateContactAttributes'), '{ updateContactAttributes(update, { signal }) { … } }'],
  session: [has('subscribe'), '{ state, subscribe(listener) { … } }'],
};

/**
 * Checks settings as they come from JavaScript.
 *
 * @throws SettingError for the first that cannot be used
 */
export function checkSettings(settings: BrokerSettings): void {
  if (!isPlainObject(settings)) throw unfit('settings', '{ allowedOrigins: […], … }', settings);
  checkMembers(settings, SETTINGS);
  const { gateway, credentials, identityPoolId, logins, session, region, instanceId } = settings;
  if ([gateway, credentials, identityPoolId].filter(Boolean).length !== 1) {
    throw new SettingError(
      'credentials',
      'set exactly one of identityPoolId (with logins), credentials and gateway',
    );
  }
  if (!identityPoolId !== !logins) {
    throw new SettingError('identityPoolId', 'set it together with logins');
  }
  if (session && !gateway && !(region && instanceId)) {
    throw new SettingError('session', 'set region and instanceId beside it');
  }
}

function isProvided(value: unknown): boolean {
  return isPlainObject(value) || typeof value === 'function';
}

function has(method: string): Kind[0] {
  return (value) =>
    typeof value === 'object' && value !== null && typeof Reflect.get(value, method) === 'function';
}
