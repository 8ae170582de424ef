import { z } from 'zod';
import { memberOf, optionErrors } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import { uuidFrom } from '../uuidFrom.js';

/** The agent who works at the simulated CCP. */
export interface SimulatedAgent {
  /** Default `'Jane Doe'`. */
  name: string;
  /** Default: derived from `name`, `'jdoe'`. */
  username: string;
  /** The last part of the agent's ARN. Default: derived from `username`, so that a different agent has a different ARN. */
  agentId: string;
  /** AWS Region. Default `'us-east-1'`. */
  region: string;
  /** AWS account, twelve digits. Default `'123456789012'`. */
  accountId: string;
  /** Amazon Connect instance, a UUID. Default `'11111111-2222-3333-4444-555555555555'`. */
  instanceId: string;
  /** Name of the routing profile. Default `'Basic Routing Profile'`. */
  routingProfile: string;
  /** Name of the queue of inbound and outbound calls. Default `'BasicQueue'`. */
  queue: string;
  /**
   * The agent's telephone number, in E.164: calls then go there, and Streams reports that the softphone is not enabled. Default
   * null: calls go to the softphone.
   */
  extension: string | null;
  /** The states that the agent can choose. Default: Available, Lunch (not routable), Offline. */
  states: readonly SimulatedAgentState[];
  /** The state after login, one of `states`. Default: the first of them. */
  initialState: string;
}

/** A state that an agent can choose; the types are those of Streams' `AgentStateType`. */
export interface SimulatedAgentState {
  name: string;
  type: 'routable' | 'not_routable' | 'offline';
}

const defaultStates: readonly SimulatedAgentState[] = [
  { name: 'Available', type: 'routable' },
  { name: 'Lunch', type: 'not_routable' },
  { name: 'Offline', type: 'offline' },
];

const TYPES = ['routable', 'not_routable', 'offline'] as const;
const text = z.string().regex(/\S/).optional().describe('a text');

/** The settings of an agent, and the text of each expected value for errors. */
const givenAgent = z.strictObject({
  name: text,
  username: text,
  agentId: z
    .string()
    .regex(/^[\w-]+$/)
    .optional()
    .describe('an id of letters, digits and dashes'),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d+$/)
    .optional()
    .describe("an AWS Region such as 'us-east-1'"),
  accountId: z
    .string()
    .regex(/^\d{12}$/)
    .optional()
    .describe('an AWS account of twelve digits'),
  // Streams finds the instance id with a pattern that accepts only hexadecimal digits and dashes.
  instanceId: z
    .string()
    .regex(/^[0-9a-fA-F-]+$/)
    .optional()
    .describe('an id of hexadecimal digits and dashes'),
  routingProfile: text,
  queue: text,
  extension: z
    .string()
    .regex(/^\+\d+$/)
    .nullish()
    .describe("null or a telephone number such as '+15555550150'"),
  states: z
    .array(z.object({ name: z.string(), type: z.enum(TYPES) }))
    .min(1)
    .optional()
    .describe(`a list of { name, type }, type one of ${TYPES.join(', ')}`),
  initialState: text,
} satisfies { readonly [Name in keyof SimulatedAgent]: z.ZodType<SimulatedAgent[Name] | undefined> });

/**
 * Fills in what `given` leaves out. The person (name, username, agent id, extension) is a new one; the workplace (instance,
 * routing profile, states) is that of the `previous` agent.
 *
 * @param option the name of `given` in errors
 * @throws TypeError for an invalid setting
 */
export function completeAgent(
  given: Partial<SimulatedAgent>,
  option: string,
  previous?: SimulatedAgent,
): SimulatedAgent {
  const errors = optionErrors(memberOf(option));
  const read = readOptions(givenAgent, given, errors);
  const name = read.name ?? 'Jane Doe';
  const username = read.username ?? usernameFrom(name);
  const states = read.states ?? previous?.states ?? defaultStates;
  const inherited = read.states === undefined ? previous?.initialState : undefined;
  const agent: SimulatedAgent = {
    name,
    username,
    agentId: read.agentId ?? uuidFrom(`agent ${username}`),
    region: read.region ?? previous?.region ?? 'us-east-1',
    accountId: read.accountId ?? previous?.accountId ?? '123456789012',
    instanceId: read.instanceId ?? previous?.instanceId ?? '11111111-2222-3333-4444-555555555555',
    routingProfile: read.routingProfile ?? previous?.routingProfile ?? 'Basic Routing Profile',
    queue: read.queue ?? previous?.queue ?? 'BasicQueue',
    extension: read.extension ?? null,
    states: states.map(({ name, type }) => ({ name, type })),
    initialState: read.initialState ?? inherited ?? states[0]?.name ?? '',
  };
  const names = states.map((state) => state.name);
  if (!names.includes(agent.initialState)) {
    const expected = `one of ${names.join(', ')}`;
    throw errors.wrong({ path: ['initialState'], expected, value: agent.initialState });
  }
  return agent;
}

function usernameFrom(name: string): string {
  const words = name.toLowerCase().split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  return words.length > 1 ? `${first.charAt(0)}${words.at(-1)}` : first;
}
