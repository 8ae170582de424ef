import { StartError } from './StartError.js';

/** Which instance of Amazon Connect to run against. */
export interface ConnectVariables {
  readonly ccpUrl: string;
  readonly region: string;
  readonly instanceId: string;
  readonly identityPoolId: string;
  /** Default: the Region's. */
  readonly endpoint?: string;
  /** Default: that of the identity pool's Region. */
  readonly cognitoEndpoint?: string;
}

const variables = {
  ccpUrl: { name: 'CONNECT_CCP_URL', test: isUrl, example: 'https://INSTANCE.my.connect.aws/ccp-v2/' },
  region: { name: 'CONNECT_REGION', test: /^[a-z]{2}(-[a-z]+)+-\d$/, example: 'us-east-1' },
  instanceId: {
    name: 'CONNECT_INSTANCE_ID',
    test: /^[\da-f-]{36}$/i,
    example: '11111111-2222-3333-4444-555555555555',
  },
  identityPoolId: {
    name: 'CONNECT_IDENTITY_POOL_ID',
    test: /^[a-z]{2}(-[a-z]+)+-\d:[\da-f-]{36}$/i,
    example: 'us-east-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  },
  endpoint: { name: 'CONNECT_ENDPOINT', test: isUrl, example: 'https://connect.us-east-1.amazonaws.com' },
  cognitoEndpoint: {
    name: 'CONNECT_COGNITO_ENDPOINT',
    test: isUrl,
    example: 'https://cognito-identity.us-east-1.amazonaws.com',
  },
} as const;

const REQUIRED = ['ccpUrl', 'region', 'instanceId', 'identityPoolId'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the `CONNECT_…` variables.
 *
 * @returns undefined when none is set: the contact centre is then simulated
 * @throws StartError when some are missing, or one cannot be right
 */
export function readConnectVariables(environment: Environment): ConnectVariables | undefined {
  const given: Partial<Record<keyof ConnectVariables, string>> = {};
  for (const [key, { name, test, example }] of Object.entries(variables)) {
    const value = environment[name]?.trim();
    if (!value) continue;
    if (!(typeof test === 'function' ? test(value) : test.test(value))) {
      throw new StartError(`${name} must look like ${example}; got "${value}".`);
    }
    given[key as keyof ConnectVariables] = value;
  }
  if (Object.keys(given).length === 0) return undefined;
  const { ccpUrl, region, instanceId, identityPoolId, ...endpoints } = given;
  if (!ccpUrl || !region || !instanceId || !identityPoolId) {
    const missing = REQUIRED.filter((key) => !given[key]).map((key) => variables[key].name);
    throw new StartError(
      `To run against Amazon Connect, set ${missing.join(' and ')} too; to run without, unset every CONNECT_ variable.`,
    );
  }
  return { ccpUrl, region, instanceId, identityPoolId, ...endpoints };
}

/** `https:`, or `http:` on this machine. */
function isUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname));
}
