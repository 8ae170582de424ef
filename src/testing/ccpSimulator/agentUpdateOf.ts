import { uuidFrom } from '../uuidFrom.js';
import type { AgentDesk } from './AgentDesk.js';
import { agentStateArnOf, instanceArnOf, queueData } from './agentArns.js';
import { contactDataOf } from './contactDataOf.js';
import type { SimulatedAgent, SimulatedAgentState } from './simulatedAgent.js';
import { systemStateOf } from './systemStateOf.js';
import type { AgentStateData, AgentUpdate } from './wire/agentUpdate.js';

/** The data of an `agent::update` of the worker: the current desk, with the current time of Amazon Connect. */
export function agentUpdateOf(desk: AgentDesk): AgentUpdate {
  const { agent, state, nextState, contacts } = desk;
  const now = new Date();
  const instance = instanceArnOf(agent);
  const routingProfileARN = `${instance}/routing-profile/${uuidFrom(`routing profile ${agent.routingProfile}`)}`;
  // Without a queue of the agent's own, Streams adds an error text to every line of its log.
  const ownQueueARN = `${instance}/queue/agent/${agent.agentId}`;
  const system = systemStateOf(contacts);
  return {
    configuration: {
      name: agent.name,
      username: agent.username,
      agentARN: `${instance}/agent/${agent.agentId}`,
      softphoneEnabled: agent.extension === null,
      softphoneAutoAccept: false,
      extension: agent.extension,
      agentPreferences: { LANGUAGE: 'en_US' },
      permissions: ['outboundCall'],
      dialableCountries: ['us'],
      agentStates: agent.states.map((known) => stateData(agent, known, null)),
      routingProfile: {
        name: agent.routingProfile,
        routingProfileARN,
        routingProfileId: routingProfileARN,
        channelConcurrencyMap: { VOICE: 1, CHAT: 2, TASK: 2, EMAIL: 1 },
        defaultOutboundQueue: queueData(agent, agent.queue),
        queues: [queueData(agent, agent.queue), { queueARN: ownQueueARN, queueId: ownQueueARN, name: null }],
      },
    },
    snapshot: {
      state: system
        ? { agentStateARN: null, type: system.type, name: system.name, startTimestamp: system.since }
        : stateData(agent, state, state.since),
      nextState: nextState && stateData(agent, nextState, null),
      agentAvailabilityState: { state: state.name, timeStamp: state.since },
      contacts: contacts.map((contact) => contactDataOf(agent, contact, now)),
      snapshotTimestamp: now,
    },
  };
}

function stateData(agent: SimulatedAgent, state: SimulatedAgentState, since: Date | null): AgentStateData {
  const agentStateARN = agentStateArnOf(agent, state.name);
  return { agentStateARN, type: state.type, name: state.name, startTimestamp: since };
}
