import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRecovery, ClientAttributes, Mfa, StringAttribute, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { accept } from './accept.js';
import type { TokenIssuer } from './TokenIssuer.js';

const CONNECT_USER_ID = 'connectUserId';

/** A user pool of agents, for companies whose own identity provider gives no tokens to the page. */
export class AgentDirectory extends Construct {
  readonly userPoolId: string;
  readonly clientId: string;
  /** The pool's ID tokens. */
  readonly tokens: TokenIssuer;
  /** The claim with the agent's user id in Amazon Connect, which agents cannot change themselves. */
  readonly agentClaim: string = `custom:${CONNECT_USER_ID}`;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const pool = new UserPool(this, 'Agents', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      customAttributes: { [CONNECT_USER_ID]: new StringAttribute({ maxLen: 64, mutable: true }) },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    accept(
      pool,
      'COG2',
      'Agents may set up a second factor. To demand it takes a sign-in page that sets it up, which is the desktop’s.',
    );
    accept(
      pool,
      'COG8',
      'Threat protection is a matter of the Plus plan and its price: switch it on in the pool.',
    );
    const client = pool.addClient('Desktop', {
      generateSecret: false,
      authFlows: { userPassword: true, userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      // A shift.
      refreshTokenValidity: Duration.hours(12),
      readAttributes: new ClientAttributes().withCustomAttributes(CONNECT_USER_ID),
      // Without a list an agent could write every attribute, the claim of its own id among them.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
    this.userPoolId = pool.userPoolId;
    this.clientId = client.userPoolClientId;
    this.tokens = {
      issuer: `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${this.userPoolId}`,
      audience: this.clientId,
    };
  }
}
