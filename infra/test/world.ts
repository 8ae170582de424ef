import { fileURLToPath } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addStacks } from '../lib/app/stacks.js';
import { ContactRelay, type ContactRelayProps } from '../lib/index.js';

export const INSTANCE_ID = '11111111-2222-3333-4444-555555555555';
export const INSTANCE_ARN = `arn:aws:connect:eu-central-1:123456789012:instance/${INSTANCE_ID}`;
export const CONTACTS = `${INSTANCE_ARN}/contact/*`;
export const ENV = { account: '123456789012', region: 'eu-central-1' };

/** From build/test, where the compiled tests run. */
export const HANDLERS = fileURLToPath(new URL('../../test/fixtures/handlers', import.meta.url));
export const INTEGRITY = fileURLToPath(new URL('../../test/fixtures/integrity.json', import.meta.url));
export const PROCESS = fileURLToPath(new URL('../../test/fixtures/process.asl.json', import.meta.url));

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export interface Statement {
  readonly effect: string;
  readonly actions: string[];
  readonly resources: string[];
}

/** What `cdk deploy -c name=value …` would have. */
export function appOf(context: Record<string, string>): App {
  const app = new App({ context: { instanceArn: INSTANCE_ARN, ...context } });
  addStacks(app, { handlers: HANDLERS, integrityFile: INTEGRITY });
  return app;
}

export function templateOf(app: App, stack: string): Template {
  return Template.fromStack(app.node.findChild(stack) as Stack);
}

export function emptyStack(app = new App()): Stack {
  return new Stack(app, 'Test', { env: ENV });
}

export function relayTemplate(props: Partial<ContactRelayProps> = {}, stack = emptyStack()): Template {
  new ContactRelay(stack, 'Relay', {
    instanceArn: INSTANCE_ARN,
    jwt: { issuer: 'https://login.example.com', audience: 'desktop' },
    allowedOrigins: ['https://desktop.example.com'],
    handlers: HANDLERS,
    ...props,
  });
  return Template.fromStack(stack);
}

/** Every statement of every role's own policy, by the role's name without its hash. */
export function statementsByRole(template: Template): Record<string, Statement[]> {
  const byRole: Record<string, Statement[]> = {};
  for (const { Properties } of Object.values(template.findResources('AWS::IAM::Policy'))) {
    const statements = list(Properties.PolicyDocument.Statement).map((statement) => readStatement(statement));
    for (const role of list(Properties.Roles)) {
      const name = shown(role);
      byRole[name] = [...(byRole[name] ?? []), ...statements];
    }
  }
  return byRole;
}

function readStatement(value: Json): Statement {
  const { Effect, Action, Resource } = value as { Effect: string; Action: Json; Resource: Json };
  return {
    effect: Effect,
    actions: list(Action).map(String).sort(),
    resources: list(Resource).map(shown).sort(),
  };
}

function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [value];
}

/** References and joins as text: `RelayStorageUpdates.Arn`. */
export function shown(value: Json): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, Json | undefined>;
  if (Ref !== undefined) return nameOf(String(Ref));
  if (Array.isArray(attribute)) return `${nameOf(String(attribute[0]))}.${attribute[1]}`;
  if (Array.isArray(join))
    return list(join[1] ?? [])
      .map(shown)
      .join(String(join[0]));
  return JSON.stringify(value);
}

function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** The one resource of its type. */
export function only<Properties = Record<string, Json>>(template: Template, type: string): Properties {
  const all = Object.values(template.findResources(type));
  if (all.length !== 1) throw new Error(`expected one ${type}, found ${all.length}`);
  return all[0]?.Properties;
}
