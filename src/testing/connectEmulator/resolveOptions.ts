import { type Assumptions, assumptions as defaultAssumptions } from './assumptions.js';
import type { ConnectEmulatorOptions } from './ConnectEmulatorOptions.js';
import { invalidOption } from './invalidOption.js';
import { fits, range } from './length.js';
import { limits } from './limits.js';
import { connectOperationNames, isConnectOperationName } from './operations/operationNames.js';

export interface ResolvedOptions extends Required<Omit<ConnectEmulatorOptions, 'assumptions'>> {
  readonly assumptions: Assumptions;
}

/** Fills in the defaults. @throws TypeError that names the option, what was expected and what came */
export function resolveOptions(options: ConnectEmulatorOptions): ResolvedOptions {
  const { region = 'us-east-1', assumptions = {} } = options;
  const defaults: ResolvedOptions = {
    port: 0,
    region,
    accountId: '123456789012',
    instanceId: '11111111-2222-3333-4444-555555555555',
    identityPoolId: `${region}:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee`,
    logins: { [`cognito-idp.${region}.amazonaws.com/${region}_Emulator`]: 'emulator-id-token' },
    credentials: {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    },
    credentialsLifetimeMs: limits.credentialsLifetimeMs,
    permittedOperations: connectOperationNames,
    quota: limits.quota,
    exposeErrorHeaders: false,
    contacts: [],
    predefinedAttributes: 'any',
    now: Date.now,
    assumptions: defaultAssumptions,
  };
  checkNames('', options, defaults);
  checkNames('assumptions.', assumptions, defaultAssumptions);
  checkNames('assumptions.errorNames.', assumptions.errorNames ?? {}, defaultAssumptions.errorNames);
  const resolved: ResolvedOptions = {
    ...defaults,
    ...withoutUndefined(options),
    assumptions: {
      ...defaultAssumptions,
      ...withoutUndefined(assumptions),
      errorNames: { ...defaultAssumptions.errorNames, ...withoutUndefined(assumptions.errorNames ?? {}) },
    },
  };
  check(resolved);
  return resolved;
}

/** A slip of the pen must not pass for an option that is not given. */
function checkNames(prefix: string, given: object, known: object): void {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known).join(', ');
      throw new TypeError(`startConnectEmulator: "${prefix}${name}" is no option, expected one of ${names}`);
    }
  }
}

function check(options: ResolvedOptions): void {
  const must = (option: string, expected: string, value: unknown, isLegal: boolean) => {
    if (!isLegal) {
      throw invalidOption('startConnectEmulator', option, expected, value);
    }
  };
  const { port, region, accountId, instanceId, identityPoolId, logins, credentials, quota, now } = options;
  const { credentialsLifetimeMs, permittedOperations, exposeErrorHeaders, contacts, assumptions } = options;
  const { predefinedAttributes } = options;
  must('port', 'a whole number from 0 to 65535', port, Number.isInteger(port) && port >= 0 && port <= 65_535);
  must(
    'region',
    'the name of a Region, such as "eu-central-1"',
    region,
    isText(region) && /^[a-z0-9-]+$/.test(region),
  );
  must('accountId', 'a string of 12 digits', accountId, /^\d{12}$/.test(accountId));
  const instanceIdLength = limits.instanceIdLength;
  const isInstanceId = isText(instanceId) && fits(instanceId, instanceIdLength);
  must('instanceId', `a string of ${range(instanceIdLength)} characters`, instanceId, isInstanceId);
  must('identityPoolId', 'a string that is not empty', identityPoolId, isText(identityPoolId));
  const isLogins = isObject(logins) && Object.values(logins).every(isText) && Object.keys(logins).length > 0;
  must('logins', 'an object of at least one provider with its token', logins, isLogins);
  const { accessKeyId, secretAccessKey } = isObject(credentials) ? credentials : {};
  const isLongTerm = isText(accessKeyId) && isText(secretAccessKey) && !accessKeyId.startsWith('ASIA');
  // The secret is not shown: an error may end up in a build's log.
  must('credentials', 'a key pair whose accessKeyId does not begin with ASIA', accessKeyId, isLongTerm);
  must(
    'credentialsLifetimeMs',
    'milliseconds, above 0',
    credentialsLifetimeMs,
    isPositive(credentialsLifetimeMs),
  );
  const isPermitted = Array.isArray(permittedOperations) && permittedOperations.every(isConnectOperationName);
  must(
    'permittedOperations',
    `a list of ${connectOperationNames.join(', ')}`,
    permittedOperations,
    isPermitted,
  );
  const isQuota = quota === false || (isObject(quota) && isPositive(quota.perSecond) && quota.burst >= 1);
  must('quota', '{ perSecond: above 0, burst: 1 or more }, or false', quota, isQuota);
  must('exposeErrorHeaders', 'true or false', exposeErrorHeaders, typeof exposeErrorHeaders === 'boolean');
  must('contacts', 'a list of contacts', contacts, Array.isArray(contacts));
  const isPredefined =
    predefinedAttributes === 'any' ||
    (Array.isArray(predefinedAttributes) && predefinedAttributes.every(isSegmentAttributeName));
  must(
    'predefinedAttributes',
    "a list of names of letters, digits, - and _, or 'any'",
    predefinedAttributes,
    isPredefined,
  );
  must('now', 'a function', now, typeof now === 'function');
  for (const [name, legal] of Object.entries(assumptionValues)) {
    const value: unknown = assumptions[name as keyof typeof assumptionValues];
    must(
      `assumptions.${name}`,
      legal.map((one) => JSON.stringify(one)).join(' or '),
      value,
      legal.includes(value),
    );
  }
  for (const [name, value] of Object.entries(assumptions.errorNames)) {
    must(`assumptions.errorNames.${name}`, 'a name', value, isText(value));
  }
}

const assumptionValues: Record<keyof Omit<Assumptions, 'errorNames'>, readonly unknown[]> = {
  readableAuthorizationFailures: [true, false],
  transferredContactId: ['not_found', 'invalid_request', 'shared'],
  emptiedAttributes: ['omitted', 'empty'],
  quotaStage: ['before_signature', 'after_signature'],
};

/** An option given as undefined is an option not given. */
function withoutUndefined<Options extends object>(
  options: Options,
): { [Name in keyof Options]: Exclude<Options[Name], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Options]: Exclude<Options[Name], undefined>;
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isSegmentAttributeName(value: unknown): boolean {
  return isText(value) && fits(value, limits.segmentAttributeNameLength) && limits.attributeName.test(value);
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
