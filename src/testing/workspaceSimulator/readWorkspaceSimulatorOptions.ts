import { z } from 'zod';
import { timerDelay } from '../ccpSimulator/checkAttributeEcho.js';
import { completeAgent, type SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import { optionErrors, optionOf } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import { defaultPermissions } from './permissions.js';
import type { WorkspaceApp, WorkspaceSimulatorOptions } from './WorkspaceSimulatorOptions.js';

const CALLER = 'startWorkspaceSimulator';
const defaultSandbox = ['allow-forms', 'allow-popups', 'allow-same-origin', 'allow-scripts'];
export const acknowledgeDelay = z
  .union([z.literal('never'), timerDelay])
  .describe("'never' or a number of milliseconds from 0");
const delay = timerDelay.describe('a number of milliseconds from 0');
const texts = (what: string) => z.array(z.string().regex(/^\S+$/)).readonly().describe(what);

const app = z.strictObject({
  name: z.string().regex(/\S/).describe('a text'),
  url: z.string().refine(isAccessUrl).describe('an https: URL, or http: on localhost or 127.0.0.1'),
  kind: z.enum(['app', 'service']).default('app').describe("'app' or 'service'"),
  scope: z
    .enum(['per-contact', 'cross-contacts'])
    .default('cross-contacts')
    .describe("'per-contact' or 'cross-contacts'"),
  permissions: texts("a list of permissions such as 'Contact.Details.View', or of '*'").default(
    defaultPermissions,
  ),
  sandbox: texts("a list of sandbox flags such as 'allow-scripts'").default(defaultSandbox),
  allow: texts("a list of features such as 'clipboard-write'").default([]),
  initializationTimeoutMs: delay.default(5_000),
} satisfies { readonly [Name in keyof WorkspaceApp]-?: z.ZodType<WorkspaceApp[Name]> });

const workspaceSimulatorOptions = z.strictObject({
  port: z.int().min(0).max(65_535).default(0).describe('a whole number from 0 to 65535'),
  host: z.enum(['127.0.0.1', 'localhost']).default('127.0.0.1').describe("'127.0.0.1' or 'localhost'"),
  agent: z.custom<Partial<SimulatedAgent>>().default({}),
  loggedIn: z.boolean().default(true).describe('true or false'),
  apps: z.custom<readonly WorkspaceApp[]>(Array.isArray).default([]).describe('a list of apps'),
  acknowledgeDelayMs: acknowledgeDelay.default(0),
  healthCheckIntervalMs: z
    .union([z.literal(0), timerDelay.min(1_000)])
    .default(5_000)
    .describe('0 or a number of milliseconds from 1000'),
  destroyTimeoutMs: delay.default(5_000),
  permissionsNeeded: z.record(z.string(), z.string().nullable().describe('a permission or null')).default({}),
} satisfies {
  readonly [Name in keyof WorkspaceSimulatorOptions]-?: z.ZodType<WorkspaceSimulatorOptions[Name]>;
});

/** An app whose settings are complete. */
export type RegisteredApp = Required<WorkspaceApp>;

/** The options, complete. */
export type WorkspaceSettings = Omit<Required<WorkspaceSimulatorOptions>, 'agent' | 'apps'> & {
  readonly agent: SimulatedAgent;
  readonly apps: readonly RegisteredApp[];
};

/**
 * Checks the options and fills in the defaults.
 * @throws TypeError that names the option, what was expected and what came
 */
export function readWorkspaceSimulatorOptions(options: WorkspaceSimulatorOptions): WorkspaceSettings {
  const nameOf = optionOf(CALLER);
  const read = readOptions(workspaceSimulatorOptions, options, optionErrors(nameOf));
  const apps = read.apps.map((given, index) =>
    readOptions(
      app,
      given,
      optionErrors((path) => nameOf(['apps', index, ...path])),
    ),
  );
  const names = apps.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new TypeError(`${nameOf(['apps'])} must have unique names; got "${twice}" twice.`);
  return { ...read, apps, agent: completeAgent(read.agent, nameOf(['agent'])) };
}

function isAccessUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}
