import { expected } from '../DeploymentError.js';
import { DEFAULT_GRANTS } from '../desktop/grantedActions.js';
import { type Instance, readInstanceArn } from '../Instance.js';
import type { ContactRelayProps, Ownership } from '../relay/ContactRelayProps.js';
import type { TokenIssuer } from '../TokenIssuer.js';
import type { Context } from './Context.js';

export interface DesktopDeployment {
  readonly appOrigins: readonly string[];
  readonly grants: readonly string[];
  /** Undefined: the instance is asked for it. */
  readonly ccpUrl: string | undefined;
  readonly isHosted: boolean;
  /** Without a relay always; beside one for the time that pages move to it. */
  readonly hasIdentityPool: boolean;
  readonly certificateArn: string | undefined;
  readonly oidcProviderArn: string | undefined;
}

export interface RelayDeployment {
  readonly props: Omit<ContactRelayProps, 'instanceArn' | 'jwt' | 'allowedOrigins'>;
  readonly askFunctionArn: string | undefined;
  readonly alarmEmail: string | undefined;
}

/** What the context values ask for. */
export interface Deployment {
  readonly prefix: string;
  readonly instance: Instance;
  /** Undefined: a user pool is made. */
  readonly tokens: TokenIssuer | undefined;
  readonly domainName: string | undefined;
  /** Of pages that are hosted elsewhere, and of the domain. */
  readonly desktopOrigins: readonly string[];
  /** All that are known before the deployment. */
  readonly relayOrigins: readonly string[];
  readonly desktop: DesktopDeployment | undefined;
  readonly relay: RelayDeployment | undefined;
}

/** @throws DeploymentError for what is missing or does not fit together */
export function readDeployment(context: Context): Deployment {
  const instance = readInstanceArn(context.needed('instanceArn'));
  const prefix = context.text('prefix') ?? '';
  if (!/^([A-Za-z][A-Za-z0-9]*)?$/.test(prefix)) throw context.unfit('prefix');
  const domainName = context.text('domainName');
  const domainOrigins = domainName === undefined ? [] : [`https://${domainName}`];
  const desktopOrigins = [...domainOrigins, ...(context.list('desktopOrigins') ?? [])];
  const address = context.text('address');
  // The hosted page is approved by reference: a second time by its text, Amazon Connect would refuse it.
  const relayOrigins = [...desktopOrigins, ...(address === undefined ? [] : [address])];
  const relay = context.flag('relay', false) ? readRelay(context) : undefined;
  const desktop = readDesktop(context, relay !== undefined);

  if (!desktop && !relay) {
    const what = 'the origins of the CRM apps, to deploy a desktop, or relay=true, to deploy the relay';
    throw expected('-c appOrigins', what, 'neither');
  }
  if (desktop?.isHosted === false && desktopOrigins.length === 0) throw context.unfit('desktopOrigins');
  if (relay && relayOrigins.length === 0) {
    const what = 'with relay=true the origins of the pages with the softphone, or domainName, or address';
    throw expected('-c desktopOrigins', what, 'none');
  }
  return {
    prefix,
    instance,
    tokens: readTokens(context),
    domainName,
    desktopOrigins,
    relayOrigins,
    desktop,
    relay,
  };
}

/** CloudFormation would report a name without its certificate only during the deployment. */
function readDesktop(context: Context, hasRelay: boolean): DesktopDeployment | undefined {
  const appOrigins = context.list('appOrigins');
  if (appOrigins === undefined) return undefined;
  const certificateArn = context.text('certificateArn');
  const isHosted = context.flag('hosting', true);
  const isNamed = context.text('domainName') !== undefined;
  if (isHosted && isNamed && !certificateArn?.startsWith('arn:aws:acm:us-east-1:')) {
    throw context.unfit('certificateArn');
  }
  if (certificateArn !== undefined && !isNamed) throw context.unfit('domainName');
  if (!hasRelay && !context.flag('identityPool', true)) {
    throw expected('-c identityPool', '"true", or relay=true beside it', '"false"');
  }
  const ccpUrl = context.text('ccpUrl');
  if (ccpUrl !== undefined && !(URL.canParse(ccpUrl) && ccpUrl.startsWith('https://')))
    throw context.unfit('ccpUrl');
  return {
    appOrigins,
    grants: context.list('grants') ?? DEFAULT_GRANTS,
    ccpUrl,
    isHosted,
    hasIdentityPool: context.flag('identityPool', !hasRelay),
    certificateArn,
    oidcProviderArn: context.text('oidcProviderArn'),
  };
}

function readTokens(context: Context): TokenIssuer | undefined {
  const issuer = context.text('tokenIssuer');
  const audience = context.list('tokenAudience');
  if (issuer === undefined && audience === undefined) return undefined;
  if (issuer === undefined || !URL.canParse(issuer)) throw context.unfit('tokenIssuer');
  if (audience === undefined) throw context.unfit('tokenAudience');
  return { issuer, audience };
}

function readRelay(context: Context): RelayDeployment {
  const callsPerSecond = context.number('callsPerSecond');
  const waitMs = context.number('waitMs');
  const agentClaim = context.text('agentClaim');
  const mayWrite = context.list('mayWrite');
  const eventAttributes = context.record('eventAttributes');
  return {
    props: {
      ...(callsPerSecond !== undefined && { callsPerSecond }),
      ...(waitMs !== undefined && { waitMs }),
      ...(agentClaim !== undefined && { agentClaim }),
      ...(mayWrite && { mayWrite }),
      ...(eventAttributes && { eventAttributes }),
      ownership: readOwnership(context),
    },
    askFunctionArn: context.text('askFunctionArn'),
    alarmEmail: context.text('alarmEmail'),
  };
}

function readOwnership(context: Context): Ownership {
  const text = context.text('ownership') ?? 'off';
  if (text === 'off') return text;
  if (text !== 'allow' && text !== 'deny') throw context.unfit('ownership');
  return { whenUnknown: text };
}
