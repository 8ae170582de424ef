import { z } from 'zod';
import { readOptions } from '../readOptions.js';
import { assumptions } from './assumptions.js';
import type { ConnectEmulatorOptions, ResolvedOptions } from './ConnectEmulatorOptions.js';
import type { NewContact } from './ContactDetails.js';
import { optionErrors } from './invalidOption.js';
import { limits } from './limits.js';
import { connectOperationNames } from './operations/operationNames.js';
import { instanceId } from './requestSchemas.js';

const text = z.string().min(1).describe('a string that is not empty');
const boolean = z.boolean().describe('true or false');
const segmentAttributeName = text.max(limits.segmentAttributeNameLength.max).regex(limits.attributeName);
const { min: shortest, max: longest } = limits.instanceIdLength;

/** One of some strings, which are also the description. */
function oneOf<const Word extends string>(...words: readonly Word[]) {
  return z.enum(words).describe(words.map((word) => JSON.stringify(word)).join(' or '));
}

const assumed = z.strictObject({
  readableAuthorizationFailures: boolean.default(assumptions.readableAuthorizationFailures),
  transferredContactId: oneOf('not_found', 'invalid_request', 'shared').default(
    assumptions.transferredContactId,
  ),
  emptiedAttributes: oneOf('omitted', 'empty').default(assumptions.emptiedAttributes),
  quotaStage: oneOf('before_signature', 'after_signature').default(assumptions.quotaStage),
  errorNames: z
    .strictObject(
      mapValues(assumptions.errorNames, (name) => text.default(name).describe('the name of an exception')),
    )
    .prefault({}),
});

const schema = z.strictObject({
  port: z.int().min(0).max(65_535).default(0).describe('a whole number from 0 to 65535'),
  region: text
    .regex(/^[a-z0-9-]+$/)
    .default('us-east-1')
    .describe('the name of a Region, such as "eu-central-1"'),
  accountId: text
    .regex(/^\d{12}$/)
    .default('123456789012')
    .describe('a string of 12 digits'),
  instanceId: instanceId
    .default('11111111-2222-3333-4444-555555555555')
    .describe(`a string of ${shortest} to ${longest} characters`),
  identityPoolId: text.optional(),
  logins: z
    .record(z.string(), text)
    .refine((logins) => Object.keys(logins).length > 0)
    .optional()
    .describe('an object of at least one provider with its token'),
  // Described separately, so that no error text, which may end up in a build's log, contains the secret.
  credentials: z
    .object({
      accessKeyId: text.regex(/^(?!ASIA)/).describe('a string that does not begin with ASIA'),
      secretAccessKey: text,
    })
    .default({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    }),
  credentialsLifetimeMs: z
    .number()
    .positive()
    .default(limits.credentialsLifetimeMs)
    .describe('milliseconds, above 0'),
  permittedOperations: z
    .array(z.enum(connectOperationNames))
    .default([...connectOperationNames])
    .describe(`a list of ${connectOperationNames.join(', ')}`),
  quota: z
    .union([z.literal(false), z.object({ perSecond: z.number().positive(), burst: z.number().min(1) })])
    .default(limits.quota)
    .describe('{ perSecond: above 0, burst: 1 or more }, or false'),
  exposeErrorHeaders: boolean.default(false),
  contacts: z.array(z.custom<NewContact>()).default([]).describe('a list of contacts'),
  predefinedAttributes: z
    .union([z.literal('any'), z.array(segmentAttributeName)])
    .default('any')
    .describe("a list of names of letters, digits, - and _, or 'any'"),
  now: z
    .custom<() => number>((now) => typeof now === 'function')
    .default(() => Date.now)
    .describe('a function'),
  assumptions: assumed.prefault({}),
});

/** Fills in the defaults. @throws TypeError that names the option, what was expected and what came */
export function resolveOptions(options: ConnectEmulatorOptions): ResolvedOptions {
  const read = readOptions(schema, options, optionErrors('startConnectEmulator'));
  const { region } = read;
  return {
    ...read,
    identityPoolId: read.identityPoolId ?? `${region}:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee`,
    logins: read.logins ?? {
      [`cognito-idp.${region}.amazonaws.com/${region}_Emulator`]: 'emulator-id-token',
    },
  };
}

function mapValues<Name extends string, Value, Result>(
  record: Readonly<Record<Name, Value>>,
  change: (value: Value) => Result,
): Record<Name, Result> {
  return Object.fromEntries(
    Object.entries<Value>(record).map(([name, value]) => [name, change(value)]),
  ) as Record<Name, Result>;
}
