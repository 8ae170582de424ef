import type { AllowRule } from '../broker/AllowRule.js';
import type { CallLimitSettings } from '../connect/CallLimitSettings.js';
import type { ContactGateway } from '../connect/ContactGateway.js';
import type { AwsCredentials, CognitoLogins, Provided } from '../connect/credentials.js';
import type { RelayOptions } from '../relay/gateway.js';
import type { AgentSession } from '../session/AgentSession.js';

/**
 * All settings of the broker. The script tag takes those with an attribute as `data-…`; everything else
 * stands in `window.connectMessageBrokerConfig`. One of `gateway`, `credentials`, or `identityPoolId` with
 * `logins` is required.
 */
export interface BrokerSettings {
  /** Who may speak: origins, or rules that say more. Default none: everyone is refused. `data-allowed-origins`. */
  readonly allowedOrigins?: readonly (string | AllowRule)[] | undefined;

  /** Calls `connect.core.initCCP` with it. Default: the page calls initCCP itself. `data-ccp-url`. */
  readonly ccpUrl?: string | undefined;
  /** CSS selector of the element for the CCP. Default `#ccp`. `data-ccp-container`. */
  readonly ccpContainer?: string | undefined;
  /** More parameters of initCCP. Default `{ softphone: { allowFramedSoftphone: true } }`. */
  readonly ccp?: Readonly<Record<string, unknown>> | undefined;

  /** Region of the Connect instance. Default: read from the logged-in agent's routing profile. `data-region`. */
  readonly region?: string | undefined;
  /** Id of the Connect instance. Default: as for `region`. `data-instance-id`. */
  readonly instanceId?: string | undefined;
  /** Other endpoint for the Connect API. Default: the region's. `data-endpoint`. */
  readonly endpoint?: string | undefined;

  /**
   * URL of the folder with the broker's other files (such as `connect-message-broker-aws.js`); a relative one is the page's. Default:
   * beside the script; as a module, where the page's bundler has put them. `data-parts-url`.
   */
  readonly partsUrl?: string | undefined;

  /** AWS credentials, or an async function that gets them. */
  readonly credentials?: Provided<AwsCredentials> | undefined;
  /** Amazon Cognito identity pool; needs `logins`. `data-identity-pool-id`. */
  readonly identityPoolId?: string | undefined;
  /** Tokens of the signed-in agent by name of the identity provider, or an async function that gets them. */
  readonly logins?: Provided<CognitoLogins> | undefined;
  /** Other endpoint for Amazon Cognito identities. Default: the region's. `data-cognito-endpoint`. */
  readonly cognitoEndpoint?: string | undefined;

  /** How much of the account's quota this page may use; `false` lifts it. Default `{ perSecond: 5, burst: 10, inFlight: 4 }`. */
  readonly callLimit?: CallLimitSettings | false | undefined;
  /** Milliseconds from receipt until a request is answered. Default 30000. `data-request-timeout-ms`. */
  readonly requestTimeoutMs?: number | undefined;
  /** Milliseconds a request waits while the session is starting or in doubt. Default 10000. `data-login-wait-ms`. */
  readonly loginWaitMs?: number | undefined;
  /** Milliseconds without an agent update after which the session is in doubt. Default 90000. `data-session-stale-after-ms`. */
  readonly sessionStaleAfterMs?: number | undefined;

  /**
   * Carries requests to Amazon Connect by a relay, in place of the AWS SDK, which is then never loaded: its address, the agent's
   * token, and `acceptedAfterMs`. `data-relay-url` gives or replaces the address.
   */
  readonly relay?: RelayOptions | undefined;
  /** Carries requests to Amazon Connect in place of the AWS SDK, which is then never loaded. */
  readonly gateway?: ContactGateway | undefined;
  /**
   * Says whether an agent is logged in, in place of amazon-connect-streams. One of the Agent Workspace is made by
   * `createWorkspaceSession`; there `data-workspace` and `data-workspace-origins`.
   */
  readonly session?: AgentSession | undefined;
}
