import { z } from 'zod';
import { StartError } from './StartError.js';

/** The instance of Amazon Connect to run against. */
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

const url = z.string().refine(isUrl);
const variables = z.object({
  CONNECT_CCP_URL: variable(url, 'https://INSTANCE.my.connect.aws/ccp-v2/'),
  CONNECT_REGION: variable(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/), 'us-east-1'),
  CONNECT_INSTANCE_ID: variable(z.string().regex(/^[\da-f-]{36}$/i), '11111111-2222-3333-4444-555555555555'),
  CONNECT_IDENTITY_POOL_ID: variable(
    z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d:[\da-f-]{36}$/i),
    'us-east-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  ),
  CONNECT_ENDPOINT: variable(url, 'https://connect.us-east-1.amazonaws.com'),
  CONNECT_COGNITO_ENDPOINT: variable(url, 'https://cognito-identity.us-east-1.amazonaws.com'),
});

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the `CONNECT_…` variables.
 *
 * @returns undefined when none is set: the contact centre is then simulated
 * @throws StartError when some are missing, or when one has an impossible value
 */
export function readConnectVariables(environment: Environment): ConnectVariables | undefined {
  const { data, error } = variables.safeParse(environment);
  if (error !== undefined) {
    const name = String(error.issues[0]?.path[0]) as keyof typeof variables.shape;
    const { description } = variables.shape[name];
    throw new StartError(`${name} must look like ${description}; got "${environment[name]?.trim()}".`);
  }
  const {
    CONNECT_CCP_URL: ccpUrl,
    CONNECT_REGION: region,
    CONNECT_INSTANCE_ID: instanceId,
    CONNECT_IDENTITY_POOL_ID: identityPoolId,
    CONNECT_ENDPOINT: endpoint,
    CONNECT_COGNITO_ENDPOINT: cognitoEndpoint,
  } = data;
  if (Object.values(data).every((value) => value === undefined)) return undefined;
  if (!ccpUrl || !region || !instanceId || !identityPoolId) {
    const required = {
      CONNECT_CCP_URL: ccpUrl,
      CONNECT_REGION: region,
      CONNECT_INSTANCE_ID: instanceId,
      CONNECT_IDENTITY_POOL_ID: identityPoolId,
    };
    const missing = Object.entries(required)
      .filter(([, value]) => !value)
      .map(([name]) => name);
    throw new StartError(
      `To run against Amazon Connect, set ${missing.join(' and ')} too; to run without, unset every CONNECT_ variable.`,
    );
  }
  return {
    ccpUrl,
    region,
    instanceId,
    identityPoolId,
    ...(endpoint && { endpoint }),
    ...(cognitoEndpoint && { cognitoEndpoint }),
  };
}

/** An optional variable. Spaces around the value are removed; a value of spaces only counts as absent. */
function variable(schema: z.ZodType<string>, example: string) {
  return z
    .preprocess((value) => (typeof value === 'string' && value.trim()) || undefined, schema.optional())
    .describe(example);
}

/** `https:`, or `http:` on this machine. */
function isUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname));
}
