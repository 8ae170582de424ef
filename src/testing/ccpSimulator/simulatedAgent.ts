import { checkOption, checkOptionNames } from './checkOption.js';
import { uuidFrom } from './uuidFrom.js';

/** The agent who works at the simulated CCP. */
export interface SimulatedAgent {
  /** Default `'Jane Doe'`. */
  name: string;
  /** Default: made from `name`, `'jdoe'`. */
  username: string;
  /** The last part of the agent's ARN. Default: made from `username`, so that another agent has another ARN. */
  agentId: string;
  /** AWS Region. Default `'us-east-1'`. */
  region: string;
  /** AWS account, twelve digits. Default `'123456789012'`. */
  accountId: string;
  /** Amazon Connect instance, a UUID. Default `'11111111-2222-3333-4444-555555555555'`. */
  instanceId: string;
  /** Name of the routing profile. Default `'Basic Routing Profile'`. */
  routingProfile: string;
  /** Name of the queue that calls come from, and of outbound calls. Default `'BasicQueue'`. */
  queue: string;
  /**
   * The agent's telephone, in E.164: calls then go there, and Streams says that the softphone is not enabled. Default
   * null: calls go to the softphone.
   */
  extension: string | null;
  /** The states the agent can choose. Default: Available, Lunch (not routable), Offline. */
  states: readonly SimulatedAgentState[];
  /** The state after log-in, one of `states`. Default: the first of them. */
  initialState: string;
}

/** A state an agent can choose; the types are those of Streams' `AgentStateType`. */
export interface SimulatedAgentState {
  name: string;
  type: 'routable' | 'not_routable' | 'offline';
}

const defaultStates: readonly SimulatedAgentState[] = [
  { name: 'Available', type: 'routable' },
  { name: 'Lunch', type: 'not_routable' },
  { name: 'Offline', type: 'offline' },
];

const fields = [
  'name',
  'username',
  'agentId',
  'region',
  'accountId',
  'instanceId',
  'routingProfile',
  'queue',
  'extension',
  'states',
  'initialState',
] as const satisfies readonly (keyof SimulatedAgent)[];

/**
 * Fills in what `given` leaves open. The person (name, username, agent id, extension) is then a new one; the workplace (instance,
 * routing profile, states) is that of the `previous` agent.
 *
 * @param option how errors name `given`
 * @throws TypeError for a setting that cannot be right
 */
export function completeAgent(
  given: Partial<SimulatedAgent>,
  option: string,
  previous?: SimulatedAgent,
): SimulatedAgent {
  checkOptionNames(given, option, fields);
  const name = given.name ?? 'Jane Doe';
  checkOption(typeof name === 'string' && name.trim() !== '', `${option}.name`, 'a text', name);
  const username = given.username ?? usernameFrom(name);
  const states = given.states ?? previous?.states ?? defaultStates;
  checkStates(states, `${option}.states`);
  const inherited = given.states === undefined ? previous?.initialState : undefined;
  const agent: SimulatedAgent = {
    name,
    username,
    agentId: given.agentId ?? uuidFrom(`agent ${username}`),
    region: given.region ?? previous?.region ?? 'us-east-1',
    accountId: given.accountId ?? previous?.accountId ?? '123456789012',
    instanceId: given.instanceId ?? previous?.instanceId ?? '11111111-2222-3333-4444-555555555555',
    routingProfile: given.routingProfile ?? previous?.routingProfile ?? 'Basic Routing Profile',
    queue: given.queue ?? previous?.queue ?? 'BasicQueue',
    extension: given.extension ?? null,
    states: states.map(({ name, type }) => ({ name, type })),
    initialState: given.initialState ?? inherited ?? states[0]?.name ?? '',
  };
  const mustMatch = (
    field: 'username' | 'routingProfile' | 'queue' | 'agentId' | 'region' | 'accountId' | 'instanceId',
    pattern: RegExp,
    expected: string,
  ) => checkOption(pattern.test(agent[field]), `${option}.${field}`, expected, agent[field]);
  mustMatch('username', /\S/, 'a text');
  mustMatch('routingProfile', /\S/, 'a text');
  mustMatch('queue', /\S/, 'a text');
  mustMatch('agentId', /^[\w-]+$/, 'an id of letters, digits and dashes');
  mustMatch('region', /^[a-z]{2}(-[a-z]+)+-\d+$/, "an AWS Region such as 'us-east-1'");
  mustMatch('accountId', /^\d{12}$/, 'an AWS account of twelve digits');
  // Streams finds the instance id with a pattern that takes hexadecimal digits and dashes only.
  mustMatch('instanceId', /^[0-9a-fA-F-]+$/, 'an id of hexadecimal digits and dashes');
  checkOption(
    agent.extension === null || /^\+\d+$/.test(agent.extension),
    `${option}.extension`,
    "null or a telephone number such as '+15555550150'",
    agent.extension,
  );
  const names = states.map((state) => state.name);
  checkOption(
    names.includes(agent.initialState),
    `${option}.initialState`,
    `one of ${names.join(', ')}`,
    agent.initialState,
  );
  return agent;
}

function checkStates(states: readonly SimulatedAgentState[], option: string): void {
  const types = ['routable', 'not_routable', 'offline'];
  const valid =
    Array.isArray(states) &&
    states.length > 0 &&
    states.every((state) => typeof state?.name === 'string' && types.includes(state.type));
  checkOption(valid, option, `a list of { name, type }, type one of ${types.join(', ')}`, states);
}

function usernameFrom(name: string): string {
  const words = name.toLowerCase().split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  return words.length > 1 ? `${first.charAt(0)}${words.at(-1)}` : first;
}
