import type { Node } from 'constructs';
import { DeploymentError, expected } from '../DeploymentError.js';

/** Names of the app's own context values, each with what is expected of it. */
export const CONTEXT = {
  instanceArn: '"arn:aws:connect:REGION:ACCOUNT:instance/ID"',
  prefix: 'letters and digits that the names of the stacks start with',
  appOrigins: 'the origins of the CRM apps, separated by spaces',
  grants: 'the operations that the rules grant, separated by spaces',
  ccpUrl: 'the address of the softphone, such as "https://ALIAS.my.connect.aws/ccp-v2/"',
  hosting: '"true" or "false"',
  address: 'the output Address of an earlier deployment, such as "https://ID.cloudfront.net"',
  desktopOrigins: 'the origins of the pages with the softphone, separated by spaces',
  domainName: 'a host name such as "desktop.example.com"',
  certificateArn: 'the ARN of a certificate in us-east-1 for domainName',
  tokenIssuer: 'the "iss" of the agents\' tokens, such as "https://login.example.com"',
  tokenAudience: 'the "aud" of the agents\' tokens',
  oidcProviderArn: 'the ARN of the OpenID Connect provider in IAM for tokenIssuer',
  identityPool: '"true" or "false"',
  relay: '"true" or "false"',
  callsPerSecond: 'a number',
  waitMs: 'a number of milliseconds',
  agentClaim: "the token's claim that names the agent",
  ownership: '"off", "allow" or "deny"',
  mayWrite: 'patterns of attribute names, separated by spaces',
  eventAttributes: 'JSON such as {"LastQueue":"detail.queueInfo.queueArn"}',
  askFunctionArn: 'the ARN of the function that processes ask',
  alarmEmail: 'an address that is notified of alarms',
} as const;

export type ContextName = keyof typeof CONTEXT;

/** Reads what was given with `-c name=value`, or in cdk.json. */
export class Context {
  readonly #node: Node;

  /** @throws DeploymentError for an unknown name, which is most often misspelt */
  constructor(node: Node) {
    this.#node = node;
    for (const name of Object.keys(node.getAllContext() as Record<string, unknown>)) {
      // The CDK's own names have a colon or a slash.
      if (/^\w+$/.test(name) && !Object.hasOwn(CONTEXT, name)) {
        throw new DeploymentError(`-c ${name}: expected one of ${Object.keys(CONTEXT).join(', ')}`);
      }
    }
  }

  text(name: ContextName): string | undefined {
    const value: unknown = this.#node.tryGetContext(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value === '') throw this.unfit(name);
    return value;
  }

  /** @throws DeploymentError when it is missing */
  needed(name: ContextName): string {
    const text = this.text(name);
    if (text === undefined) throw this.unfit(name);
    return text;
  }

  list(name: ContextName): string[] | undefined {
    const words = this.text(name)
      ?.split(/[\s,]+/)
      .filter(Boolean);
    if (words?.length === 0) throw this.unfit(name);
    return words;
  }

  number(name: ContextName): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^\d+(\.\d+)?$/.test(text)) throw this.unfit(name);
    return Number(text);
  }

  /** @param otherwise its value when it is not given */
  flag(name: ContextName, otherwise: boolean): boolean {
    const text = this.text(name) ?? String(otherwise);
    if (text !== 'true' && text !== 'false') throw this.unfit(name);
    return text === 'true';
  }

  record(name: ContextName): Record<string, string> | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(text);
      if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
        return Object.fromEntries(Object.entries(value).map(([key, path]) => [key, String(path)]));
      }
    } catch {
      // Reported below, like JSON of another kind.
    }
    throw this.unfit(name);
  }

  unfit(name: ContextName): DeploymentError {
    const value: unknown = this.#node.tryGetContext(name);
    return expected(`-c ${name}`, CONTEXT[name], value === undefined ? 'nothing' : JSON.stringify(value));
  }
}
