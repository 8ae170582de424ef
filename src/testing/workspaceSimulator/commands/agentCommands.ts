import { agentStateArnOf, queueData } from '../../ccpSimulator/agentArns.js';
import { agentStateOf, routingProfileOf } from '../sdkData.js';
import type { Command, CommandContext } from './Command.js';
import { Refusal } from './Command.js';

const present: Command = ({ desk }) => agentStateOf(desk.agent, desk.state);

export const agentCommands: Readonly<Record<string, Command>> = {
  'agent/getARN': ({ desk }) => ({ ARN: desk.agentArn }),
  'agent/getName': ({ desk }) => ({ name: desk.agent.name }),
  'agent/getExtension': ({ desk }) => ({ extension: desk.agent.extension ?? undefined }),
  'agent/getState': present,
  'agent/getAvailabilityState': present,
  'agent/getRoutingProfile': ({ desk }) => routingProfileOf(desk.agent),
  'agent/getRoutingProfileQueues': ({ desk }) => routingProfileOf(desk.agent).queues,
  'agent/getDefaultOutboundQueue': ({ desk }) => queueData(desk.agent, desk.agent.queue),
  'agent/getChannelConcurrency': ({ desk }) => routingProfileOf(desk.agent).channelConcurrencyMap,
  'agent/getNetworkConnectionStatus': ({ desk }) => desk.network,
  'agent/listAvailabilityStates': ({ desk }) =>
    desk.agent.states.map(({ name, type }) => ({
      agentStateARN: agentStateArnOf(desk.agent, name),
      type,
      name,
    })),
  'agent/listSecurityProfilePermissions': () => ({ permissions: ['BasicAgentAccess'] }),
  'agent/setAvailabilityState': (context) =>
    setState(context, ({ name }) => agentStateArnOf(context.desk.agent, name) === context.data.agentStateARN),
  'agent/setAvailabilityStateByName': (context) =>
    setState(context, ({ name }) => name === context.data.agentStateName),
  'agent/setOffline': (context) => setState(context, ({ type }) => type === 'offline'),
};

function setState(
  { desk }: CommandContext,
  isWanted: (state: { readonly name: string; readonly type: string }) => boolean,
) {
  const state = desk.agent.states.find(isWanted);
  if (!state) throw new Refusal('invalidRequest', 'The agent has no such state.');
  desk.setState(state.name);
  return { status: 'updated', current: agentStateOf(desk.agent, desk.state) };
}
