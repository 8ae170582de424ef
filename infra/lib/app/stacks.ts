import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type App, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { AgentDirectory } from '../AgentDirectory.js';
import { CcpAddress } from '../CcpAddress.js';
import { ContactRelay } from '../ContactRelay.js';
import { DesktopAccess } from '../DesktopAccess.js';
import { DesktopHosting } from '../DesktopHosting.js';
import type { TokenIssuer } from '../TokenIssuer.js';
import { alarmTopic } from './alarmTopic.js';
import { Context } from './Context.js';
import {
  type Deployment,
  type DesktopDeployment,
  type RelayDeployment,
  readDeployment,
} from './Deployment.js';
import { type PasteableProps, scriptTag, settingsScript } from './pasteables.js';

export interface StacksOptions {
  /** As of ContactRelay. */
  readonly handlers?: string;
  /** `integrity.json` of the broker's build. Default: that of the project, if it is built. */
  readonly integrityFile?: string;
}

const BUILT_INTEGRITY = fileURLToPath(new URL('../../../../dist/integrity.json', import.meta.url));

/**
 * Adds the stacks that the context asks for: `Agents` (a user pool), `ContactRelay`, `Desktop`. A user pool has a stack
 * of its own because it outlives a change from credentials in the page to the relay.
 *
 * @throws DeploymentError
 */
export function addStacks(app: App, { handlers, integrityFile = BUILT_INTEGRITY }: StacksOptions = {}): void {
  const deployment = readDeployment(new Context(app.node));
  const { prefix, instance, desktop, relay } = deployment;
  const env = { account: instance.account, region: instance.region };
  const agents =
    deployment.tokens === undefined ? new AgentsStack(app, `${prefix}Agents`, { env }) : undefined;
  const tokens = deployment.tokens ?? agents?.directory.tokens;
  if (tokens === undefined) return;
  const agentClaim = agents?.directory.agentClaim;
  const relayStack =
    relay &&
    new ContactRelayStack(app, `${prefix}ContactRelay`, {
      env,
      deployment,
      relay,
      tokens,
      agentClaim,
      handlers,
    });
  if (desktop) {
    const relayUrl = relayStack?.relay.url;
    const integrity = mainScriptIntegrity(integrityFile);
    new DesktopStack(app, `${prefix}Desktop`, { env, deployment, desktop, tokens, relayUrl, integrity });
  }
}

class AgentsStack extends Stack {
  readonly directory: AgentDirectory;

  constructor(app: App, id: string, props: StackProps) {
    super(app, id, { ...props, description: 'connect-message-broker: the user pool of the agents' });
    this.directory = new AgentDirectory(this, 'Directory');
    output(this, 'UserPoolId', this.directory.userPoolId, 'Where agents are added');
    output(this, 'ClientId', this.directory.clientId, 'For the sign-in of the page');
  }
}

interface ContactRelayStackProps extends StackProps {
  readonly deployment: Deployment;
  readonly relay: RelayDeployment;
  readonly tokens: TokenIssuer;
  /** Of the user pool that is deployed beside it. */
  readonly agentClaim: string | undefined;
  readonly handlers: string | undefined;
}

class ContactRelayStack extends Stack {
  readonly relay: ContactRelay;

  constructor(app: App, id: string, props: ContactRelayStackProps) {
    const { deployment, relay, tokens, agentClaim, handlers, ...stack } = props;
    super(app, id, { ...stack, description: 'connect-message-broker: the relay' });
    const { alarmEmail, askFunctionArn: functionArn } = relay;
    const ask =
      functionArn === undefined
        ? undefined
        : LambdaFunction.fromFunctionAttributes(this, 'Ask', { functionArn, sameEnvironment: true });
    this.relay = new ContactRelay(this, 'Relay', {
      ...(agentClaim !== undefined && { agentClaim }),
      ...relay.props,
      instanceArn: deployment.instance.arn,
      jwt: tokens,
      allowedOrigins: deployment.relayOrigins,
      ...(ask && { processes: { ask } }),
      ...(alarmEmail !== undefined && { alarmTopic: alarmTopic(this, 'AlarmTopic', alarmEmail) }),
      ...(handlers !== undefined && { handlers }),
    });
    output(this, 'RelayUrl', this.relay.url, 'For the page: data-relay-url');
    output(
      this,
      'FlowFunction',
      this.relay.flowFunction.functionName,
      'For the Lambda block of contact flows',
    );
    output(
      this,
      'RedriveFunction',
      this.relay.redriveFunction.functionName,
      'To invoke when dead letters can go on',
    );
    if (this.relay.stateMachine) {
      output(
        this,
        'Process',
        this.relay.stateMachine.stateMachineArn,
        'To start when information has to be waited for',
      );
    }
  }
}

interface DesktopStackProps extends StackProps {
  readonly deployment: Deployment;
  readonly desktop: DesktopDeployment;
  readonly tokens: TokenIssuer;
  readonly relayUrl: string | undefined;
  readonly integrity: string | undefined;
}

class DesktopStack extends Stack {
  constructor(app: App, id: string, props: DesktopStackProps) {
    const { deployment, desktop, tokens, relayUrl, integrity, ...stack } = props;
    super(app, id, { ...stack, description: 'connect-message-broker: the desktop' });
    const { instance, desktopOrigins } = deployment;
    const { appOrigins, grants, oidcProviderArn: openIdConnectProviderArn } = desktop;
    const ccp = readCcp(desktop.ccpUrl) ?? new CcpAddress(this, 'Ccp', { instanceArn: instance.arn });
    const hosting = desktop.isHosted
      ? this.#host(deployment, desktop, ccp.origin, tokens, relayUrl)
      : undefined;
    const access = new DesktopAccess(this, 'Access', {
      instanceArn: instance.arn,
      desktopOrigins: hosting ? [hosting.origin, ...desktopOrigins] : desktopOrigins,
      grants,
      // With a relay no browser needs AWS credentials.
      ...(desktop.hasIdentityPool && { tokens }),
      ...(openIdConnectProviderArn !== undefined && { openIdConnectProviderArn }),
    });
    const version = brokerVersion();
    const pasteables: PasteableProps = {
      // By version, so that a tab that was opened before an upgrade finds the parts of its own version.
      folder: hosting ? `/connect-message-broker/${version}/` : '',
      integrity,
      ccpUrl: ccp.url,
      appOrigins,
      grants,
      identityPoolId: access.identityPoolId,
      loginProvider: access.loginProvider,
      relayUrl,
    };
    output(
      this,
      'Settings',
      settingsScript(pasteables),
      'For a script file before the tag; idToken is your own',
    );
    output(
      this,
      'ScriptTag',
      scriptTag(pasteables),
      'For the page with the softphone, after Streams and the settings',
    );
    if (hosting) this.#outputHosting(hosting, version);
  }

  #host(
    { domainName, instance }: Deployment,
    { appOrigins, certificateArn, hasIdentityPool }: DesktopDeployment,
    ccpOrigin: string,
    tokens: TokenIssuer,
    relayUrl: string | undefined,
  ): DesktopHosting {
    return new DesktopHosting(this, 'Hosting', {
      ccpOrigin,
      appOrigins,
      region: instance.region,
      connectOrigins: [
        // The page gets its tokens there.
        new URL(tokens.issuer).origin,
        ...(hasIdentityPool && relayUrl !== undefined ? [relayUrl] : []),
      ],
      ...(!hasIdentityPool && relayUrl !== undefined && { relayUrl }),
      ...(domainName !== undefined &&
        certificateArn !== undefined && {
          domain: {
            name: domainName,
            certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
          },
        }),
    });
  }

  #outputHosting({ bucket, distribution, origin }: DesktopHosting, version: string): void {
    const to = `s3://${bucket.bucketName}`;
    const files = '--exclude "*" --include "connect-message-broker*.js"';
    output(this, 'Address', origin, 'Of the desktop; approved by the instance');
    output(
      this,
      'Upload',
      `aws s3 cp ../dist ${to}/connect-message-broker/${version} --recursive ${files}`,
      'Of the broker',
    );
    output(this, 'UploadPage', `aws s3 cp FOLDER ${to} --recursive`, 'Of your page with its index.html');
    output(
      this,
      'Distribution',
      distribution.distributionDomainName,
      'What the DNS record of your domain names',
    );
  }
}

function readCcp(url: string | undefined): { origin: string; url: string } | undefined {
  return url === undefined ? undefined : { origin: new URL(url).origin, url };
}

function mainScriptIntegrity(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const values = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return values['connect-message-broker.js'];
}

function brokerVersion(): string {
  const description: unknown = JSON.parse(
    readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
  );
  return (description as { version: string }).version;
}

function output(stack: Stack, id: string, value: string, description: string): void {
  new CfnOutput(stack, id, { value, description });
}
