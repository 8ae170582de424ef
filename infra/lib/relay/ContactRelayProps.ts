import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { expected } from '../DeploymentError.js';
import { checkOrigins } from '../origins.js';
import type { TokenIssuer } from '../TokenIssuer.js';

/** What of a contact's owner has to be known before an agent may write to it. */
export type Ownership = 'off' | { readonly whenUnknown: 'allow' | 'deny' };

export interface ContactRelayProps {
  /** The instance of Amazon Connect; its Region and account must be those of the stack. */
  readonly instanceArn: string;
  /** The API's authorizer. It takes RS256 tokens; HTTP APIs refuse ES256. */
  readonly jwt: TokenIssuer;
  /** Origins of the pages that hold the softphone, for CORS. */
  readonly allowedOrigins: readonly string[];
  /** The token's claim that names the agent; for `ownership` the agent's user id in Amazon Connect. Default `sub`. */
  readonly agentClaim?: string;
  /** Calls to Amazon Connect a second. Default 7: of the account's quota of 10, the rest is left to contact flows. */
  readonly callsPerSecond?: number;
  /** How long a POST waits for "stored" before it answers "accepted". Default 2000. */
  readonly waitMs?: number;
  /**
   * Whether an agent may write only to contacts that Amazon Connect has connected to this agent, and what holds for a
   * contact of which no event has come. Default `off`.
   */
  readonly ownership?: Ownership;
  /** Patterns of the attribute names that desktops may write, such as `Crm_*`. Default: all names. */
  readonly mayWrite?: readonly string[];
  /** Attributes written at contact events: name to the event's path, such as `{ LastQueue: 'detail.queueInfo.queueArn' }`. */
  readonly eventAttributes?: Readonly<Record<string, string>>;
  /** Adds a state machine that asks `ask` until the information is there, then writes it. */
  readonly processes?: {
    readonly ask: IFunction;
    /** The state machine in Amazon States Language. Default: the project's `src/relay/process.asl.json`. */
    readonly definition?: string;
  };
  /** Is notified of alarms and of their end. Without it the alarms are seen in the console only. */
  readonly alarmTopic?: ITopic;
  /** Runs the functions in a VPC, which then must give them a way to SQS, DynamoDB and Amazon Connect. */
  readonly vpc?: IVpc;
  /** The folder of the built handlers. Default: the project's `dist/relay-lambda`. */
  readonly handlers?: string;
}

/** The front function needs 18 s beside its wait, and an HTTP API gives it 30. */
const LONGEST_WAIT_MS = 10_000;
/** An event source mapping runs at most 1,000 functions at once, and the relay one for each five calls a second. */
const MOST_CALLS_PER_SECOND = 5_000;

/** @throws DeploymentError with what to write instead */
export function checkContactRelayProps(props: ContactRelayProps): void {
  const { callsPerSecond = 7, waitMs = 2000, ownership = 'off', mayWrite, eventAttributes = {} } = props;
  if (!(callsPerSecond > 0 && callsPerSecond <= MOST_CALLS_PER_SECOND)) {
    throw expected('callsPerSecond', `a number above 0 and at most ${MOST_CALLS_PER_SECOND}`, callsPerSecond);
  }
  if (!(Number.isInteger(waitMs) && waitMs >= 0 && waitMs <= LONGEST_WAIT_MS)) {
    throw expected('waitMs', `whole milliseconds from 0 to ${LONGEST_WAIT_MS}`, waitMs);
  }
  if (props.allowedOrigins.length === 0) {
    throw expected('allowedOrigins', 'the origins of the pages with the softphone', 'none');
  }
  checkOrigins('allowedOrigins', props.allowedOrigins);
  // The subject of a token is hardly ever the agent's id in Amazon Connect, and then every write would be refused.
  if (ownership !== 'off' && props.agentClaim === undefined) {
    throw expected(
      'agentClaim',
      "with ownership, the claim that holds the agent's user id in Amazon Connect",
      'none',
    );
  }
  // An empty variable means "all names" to the handler: the opposite of an empty list.
  if (
    mayWrite !== undefined &&
    (mayWrite.length === 0 || !mayWrite.every((name) => /^[\w*-]+$/.test(name)))
  ) {
    throw expected(
      'mayWrite',
      'patterns such as "Crm_*", or no mayWrite for all names',
      JSON.stringify(mayWrite),
    );
  }
  for (const [name, path] of Object.entries(eventAttributes)) {
    if (!/^[\w-]+$/.test(name) || typeof path !== 'string' || !/^[\w-]+(\.[\w-]+)*$/.test(path)) {
      const example = '{ "LastQueue": "detail.queueInfo.queueArn" }';
      throw expected(
        'eventAttributes',
        `names and paths such as ${example}`,
        JSON.stringify({ [name]: path }),
      );
    }
  }
}
