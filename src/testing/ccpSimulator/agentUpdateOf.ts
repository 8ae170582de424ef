import type { AgentDesk } from './AgentDesk.js';
import type { DeskConnection, DeskContact } from './DeskContact.js';
import type { SimulatedAgent, SimulatedAgentState } from './simulatedAgent.js';
import { uuidFrom } from './uuidFrom.js';
import type {
  AgentStateData,
  AgentUpdate,
  ConnectionData,
  ContactData,
  QueueData,
} from './wire/agentUpdate.js';

/** What the worker sends as `agent::update`: the desk as it is now, stamped with the present time. */
export function agentUpdateOf(desk: AgentDesk): AgentUpdate {
  const { agent, state, nextState } = desk;
  const now = new Date();
  const instance = instanceArnOf(agent);
  const routingProfileARN = `${instance}/routing-profile/${uuidFrom(`routing profile ${agent.routingProfile}`)}`;
  // Without a queue of the agent's own, every line that Streams logs carries an error text.
  const ownQueueARN = `${instance}/queue/agent/${agent.agentId}`;
  return {
    configuration: {
      name: agent.name,
      username: agent.username,
      agentARN: `${instance}/agent/${agent.agentId}`,
      softphoneEnabled: true,
      softphoneAutoAccept: false,
      extension: null,
      agentPreferences: { LANGUAGE: 'en_US' },
      permissions: ['outboundCall'],
      dialableCountries: ['us'],
      agentStates: agent.states.map((known) => stateData(agent, known, null)),
      routingProfile: {
        name: agent.routingProfile,
        routingProfileARN,
        routingProfileId: routingProfileARN,
        channelConcurrencyMap: { VOICE: 1 },
        defaultOutboundQueue: queueData(agent, agent.queue),
        queues: [queueData(agent, agent.queue), { queueARN: ownQueueARN, queueId: ownQueueARN, name: null }],
      },
    },
    snapshot: {
      state: stateData(agent, state, state.since),
      nextState: nextState && stateData(agent, nextState, null),
      agentAvailabilityState: { state: availability(desk), timeStamp: now },
      contacts: desk.contacts.map((contact) => contactData(agent, contact, now)),
      snapshotTimestamp: now,
      localTimestamp: now.getTime(),
      skew: 0,
    },
  };
}

function instanceArnOf(agent: SimulatedAgent): string {
  const { region, accountId, instanceId } = agent;
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return `arn:${partition}:connect:${region}:${accountId}:instance/${instanceId}`;
}

/** ARN of one of the agent's states. */
export function agentStateArnOf(agent: SimulatedAgent, stateName: string): string {
  return `${instanceArnOf(agent)}/agent-state/${uuidFrom(`agent state ${stateName}`)}`;
}

function stateData(agent: SimulatedAgent, state: SimulatedAgentState, since: Date | null): AgentStateData {
  const agentStateARN = agentStateArnOf(agent, state.name);
  return { agentStateARN, type: state.type, name: state.name, startTimestamp: since };
}

function queueData(agent: SimulatedAgent, name: string): QueueData {
  const queueARN = `${instanceArnOf(agent)}/queue/${uuidFrom(`queue ${name}`)}`;
  return { queueARN, queueId: queueARN, name };
}

/** Busy on a call, AfterCallWork while contacts wait to be cleared, else the state the agent chose. */
function availability(desk: AgentDesk): string {
  if (desk.contacts.some((contact) => contact.isLive)) return 'Busy';
  return desk.contacts.length > 0 ? 'AfterCallWork' : desk.state.name;
}

function contactData(agent: SimulatedAgent, contact: DeskContact, now: Date): ContactData {
  const transferred = contact.initialContactId !== null && contact.initialContactId !== contact.contactId;
  return {
    contactId: contact.contactId,
    initialContactId: contact.initialContactId,
    type: 'voice',
    initiationMethod: transferred ? 'transfer' : contact.direction,
    state: { type: contact.state, timestamp: contact.stateSince },
    queue: queueData(agent, contact.queue),
    queueTimestamp: contact.queuedAt,
    contactDuration: String(Math.floor((now.getTime() - contact.queuedAt.getTime()) / 1000)),
    attributes: Object.fromEntries(
      Object.entries(contact.attributes).map(([name, value]) => [name, { name, value }]),
    ),
    segmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
    contactFeatures: { multiPartyConferenceEnabled: false },
    relatedContactId: null,
    references: null,
    name: null,
    description: null,
    channelContext: null,
    connections: [agentConnection(contact), customerConnection(contact)],
  };
}

function agentConnection(contact: DeskContact): ConnectionData {
  // An outbound call begins at the agent's side; an inbound one reaches it last.
  const ringing = contact.direction === 'inbound' && contact.state === 'connecting';
  return {
    connectionId: contact.agentConnection.connectionId,
    initial: false,
    type: 'agent',
    state: connectionState(contact, contact.agentConnection, ringing),
    mute: contact.agentConnection.muted,
    endpoint: { type: 'agent', phoneNumber: null },
    softphoneMediaInfo: {
      callType: 'audio_only',
      autoAccept: false,
      callConfigJson: '{}',
      callContextToken: 'simulated',
      mediaLegContextToken: 'simulated',
    },
  };
}

function customerConnection(contact: DeskContact): ConnectionData {
  const ringing = contact.direction === 'outbound' && contact.state === 'connecting';
  return {
    connectionId: contact.customerConnection.connectionId,
    initial: true,
    type: contact.direction,
    state: connectionState(contact, contact.customerConnection, ringing),
    mute: contact.customerConnection.muted,
    endpoint: { type: 'phone_number', phoneNumber: contact.phoneNumber },
    softphoneMediaInfo: null,
  };
}

function connectionState(contact: DeskContact, connection: DeskConnection, ringing: boolean) {
  const type = !contact.isLive
    ? 'disconnected'
    : ringing
      ? 'connecting'
      : connection.onHold
        ? 'hold'
        : 'connected';
  return { type, timestamp: contact.stateSince };
}
