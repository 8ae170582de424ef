import { agentStateArnOf, instanceArnOf, queueData } from '../ccpSimulator/agentArns.js';
import type { SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import { uuidFrom } from '../uuidFrom.js';
import type { DeskContact, Party } from './DeskContact.js';
import type { DeskState } from './deskEvents.js';

const channelConcurrencyMap = { VOICE: 1, CHAT: 2, TASK: 2, EMAIL: 1 };

/** The SDK's `AgentState`. */
export function agentStateOf(agent: SimulatedAgent, state: DeskState) {
  const { name, type, since } = state;
  return { agentStateARN: agentStateArnOf(agent, name), type, name, startTimestamp: since };
}

/** The SDK's `AgentRoutingProfile`. */
export function routingProfileOf(agent: SimulatedAgent) {
  const queue = queueData(agent, agent.queue);
  const routingProfileId = uuidFrom(`routing profile ${agent.routingProfile}`);
  return {
    name: agent.routingProfile,
    routingProfileARN: `${instanceArnOf(agent)}/routing-profile/${routingProfileId}`,
    routingProfileId,
    queues: [queue],
    defaultOutboundQueue: queue,
    channelConcurrencyMap,
  };
}

/** The SDK's `CoreContactData`. */
export function coreContactOf({ contactId, type, subtype, initialContactId }: DeskContact) {
  return { contactId, type, subtype, ...(initialContactId !== undefined && { initialContactId }) };
}

/** The SDK's `ParticipantData`. */
export function participantOf(contact: DeskContact, { participantId, isSelf }: Party) {
  const value = isSelf ? 'agent' : 'inbound';
  return { participantId, contactId: contact.contactId, type: { value }, isInitial: !isSelf, isSelf };
}

/** The SDK's `ParticipantState`. */
export function participantStateOf(contact: DeskContact, party: Party) {
  if (contact.state === 'connected') return { value: party.onHold ? 'hold' : 'connected' };
  if (contact.state !== 'ringing') return { value: 'disconnected' };
  return { value: party.isSelf ? 'connecting' : 'connected' };
}
