import { Token } from 'aws-cdk-lib';
import { CfnIdentityPool, CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import { CfnApprovedOrigin } from 'aws-cdk-lib/aws-connect';
import { CfnOIDCProvider, PolicyStatement, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acceptAllContacts } from './accept.js';
import { expected } from './DeploymentError.js';
import { DEFAULT_GRANTS, grantedActions } from './desktop/grantedActions.js';
import { type Instance, readInstanceArn } from './Instance.js';
import { checkOrigins } from './origins.js';
import type { TokenIssuer } from './TokenIssuer.js';

export interface DesktopAccessProps {
  readonly instanceArn: string;
  /** Origins of the pages that hold the softphone: the instance lets them frame it. */
  readonly desktopOrigins: readonly string[];
  /**
   * Makes an identity pool, which gives an agent with such a token AWS credentials. Default: no identity pool, since a
   * desktop with a relay or a gateway needs none.
   */
  readonly tokens?: TokenIssuer;
  /** Operations that the rules of the page grant. Default: `OutboundCall/UpdateContactAttribute`. */
  readonly grants?: readonly string[];
  /** An OpenID Connect provider of the account for the issuer of `tokens`. Default: one is made, but for a user pool. */
  readonly openIdConnectProviderArn?: string;
}

/** What a desktop needs of the account: the softphone in its frame, and credentials as narrow as its rules. */
export class DesktopAccess extends Construct {
  /** With `tokens`. */
  readonly identityPoolId: string | undefined;
  /** With `tokens`: the key of the page's `logins`. */
  readonly loginProvider: string | undefined;

  constructor(scope: Construct, id: string, props: DesktopAccessProps) {
    super(scope, id);
    const instance = readInstanceArn(props.instanceArn);
    checkOrigins('desktopOrigins', props.desktopOrigins);
    const actions = grantedActions(props.grants ?? DEFAULT_GRANTS);
    for (const [index, origin] of [...new Set(props.desktopOrigins)].entries()) {
      // By its text, so that an origin more or less leaves the others as they are.
      const name = Token.isUnresolved(origin) ? String(index) : origin.replaceAll('/', '');
      new CfnApprovedOrigin(this, `ApprovedOrigin-${name}`, { instanceId: instance.arn, origin });
    }
    if (props.tokens === undefined) return;
    const pool = this.#identityPool(props.tokens, props.openIdConnectProviderArn);
    this.#addRole(pool, instance, actions);
    this.identityPoolId = pool.ref;
    this.loginProvider = providerName(props.tokens);
  }

  #identityPool(tokens: TokenIssuer, openIdConnectProviderArn: string | undefined): CfnIdentityPool {
    const audience = [tokens.audience].flat();
    const name = providerName(tokens);
    const isUserPool = name.startsWith('cognito-idp.');
    return new CfnIdentityPool(this, 'IdentityPool', {
      // With them, anyone who reads the page could write any contact.
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: false,
      ...(isUserPool
        ? {
            cognitoIdentityProviders: audience.map((clientId) => ({
              providerName: name,
              clientId,
              // A token that was revoked at the agent's logout gives no further credentials.
              serverSideTokenCheck: true,
            })),
          }
        : {
            openIdConnectProviderArns: [
              openIdConnectProviderArn ??
                new CfnOIDCProvider(this, 'IdentityProvider', { url: tokens.issuer, clientIdList: audience })
                  .attrArn,
            ],
          }),
    });
  }

  #addRole(pool: CfnIdentityPool, instance: Instance, actions: string[]): void {
    const role = new Role(this, 'AgentRole', {
      description: 'Of agents at desktops with connect-message-broker',
      assumedBy: new WebIdentityPrincipal('cognito-identity.amazonaws.com', {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': pool.ref },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      }),
    });
    if (actions.length > 0) {
      acceptAllContacts(role, instance);
      role.addToPolicy(new PolicyStatement({ actions, resources: [instance.contacts] }));
    }
    new CfnIdentityPoolRoleAttachment(this, 'Roles', {
      identityPoolId: pool.ref,
      roles: { authenticated: role.roleArn },
    });
  }
}

/** An issuer as identity pools write it. */
function providerName({ issuer }: TokenIssuer): string {
  if (!issuer.startsWith('https://')) {
    throw expected('issuer', 'an address that begins with "https://"', `"${issuer}"`);
  }
  return issuer.replace('https://', '').replace(/\/$/, '');
}
