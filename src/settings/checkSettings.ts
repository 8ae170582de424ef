import type { BrokerSettings } from './BrokerSettings.js';
import {
  type Check,
  matching,
  milliseconds,
  objectOrFunction,
  plainObject,
  positiveNumbers,
  text,
  url,
  withMethod,
} from './checks.js';
import { readRules } from './readRules.js';
import { SettingError } from './SettingError.js';

const checkCallLimit = positiveNumbers(
  ['perSecond', 'burst', 'inFlight'],
  'false or an object such as { perSecond: 5, burst: 10, inFlight: 4 }',
);

/** Every setting there is, and what it must look like. */
const CHECKS: Readonly<Record<keyof BrokerSettings, Check>> = {
  allowedOrigins: readRules,
  ccpUrl: url,
  ccpContainer: text('a CSS selector such as "#ccp"'),
  ccp: (value, name) => plainObject(value, name, 'an object of initCCP parameters'),
  region: matching(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'an AWS region such as "us-east-1"'),
  instanceId: text('the id of the Connect instance, the last part of its ARN'),
  endpoint: url,
  credentials: objectOrFunction(
    '{ accessKeyId, secretAccessKey, sessionToken }, or an async function that returns them',
  ),
  identityPoolId: matching(
    /^[a-z\d-]+:.+$/,
    'an id such as "us-east-1:11111111-2222-3333-4444-555555555555"',
  ),
  logins: objectOrFunction(
    '{ "name of the identity provider": token }, or an async function that returns it',
  ),
  cognitoEndpoint: url,
  callLimit: (value, name) => {
    if (value !== false) checkCallLimit(value, name);
  },
  requestTimeoutMs: milliseconds(1),
  loginWaitMs: milliseconds(0),
  sessionStaleAfterMs: milliseconds(1),
  gateway: withMethod('updateContactAttributes', 'an object with the method updateContactAttributes'),
  session: withMethod('subscribe', 'an object with a state and the method subscribe'),
};

/**
 * Checks settings as they come from JavaScript.
 *
 * @throws {SettingError} for the first that cannot be used
 */
export function checkSettings(settings: BrokerSettings): void {
  plainObject(settings, 'settings', 'an object');
  for (const [name, value] of Object.entries(settings)) {
    if (!isSetting(name)) {
      throw new SettingError(name, `there is no such setting; there are ${Object.keys(CHECKS).join(', ')}`);
    }
    if (value !== undefined) CHECKS[name](value, name);
  }
  checkWayToConnect(settings);
}

function isSetting(name: string): name is keyof BrokerSettings {
  return Object.hasOwn(CHECKS, name);
}

function checkWayToConnect(settings: BrokerSettings): void {
  const { gateway, credentials, identityPoolId, logins, session, region, instanceId } = settings;
  const ways = [gateway, credentials, identityPoolId].filter((way) => way !== undefined);
  if (ways.length === 0) {
    throw new SettingError(
      'credentials',
      'set identityPoolId together with logins, or credentials, or a gateway; one of them is needed to write to Amazon Connect',
    );
  }
  if (ways.length > 1) {
    throw new SettingError('credentials', 'keep only one of identityPoolId, credentials and gateway');
  }
  if (identityPoolId !== undefined && logins === undefined) {
    throw new SettingError(
      'identityPoolId',
      'set logins beside it; without them the pool would hand credentials to whoever reads the page',
    );
  }
  if (logins !== undefined && identityPoolId === undefined) {
    throw new SettingError('logins', 'set identityPoolId beside it, or remove it');
  }
  if (session !== undefined && gateway === undefined && (region === undefined || instanceId === undefined)) {
    throw new SettingError(
      'session',
      'set region and instanceId beside it; a session of your own cannot tell them',
    );
  }
}
