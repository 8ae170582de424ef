import { queueData } from './agentArns.js';
import type { DeskConnection, DeskContact } from './DeskContact.js';
import type { SimulatedAgent } from './simulatedAgent.js';
import type { MonitoringMode, SimulatedContactType } from './simulatedContact.js';
import type { ConnectionData, ContactData } from './wire/agentUpdate.js';

const subtypes: Readonly<Record<SimulatedContactType, string>> = {
  voice: 'connect:Telephony',
  queue_callback: 'connect:Telephony',
  chat: 'connect:Chat',
  task: 'connect:Task',
  email: 'connect:Email',
};

/** A contact in the snapshot of an `agent::update`. */
export function contactDataOf(agent: SimulatedAgent, contact: DeskContact, now: Date): ContactData {
  return {
    contactId: contact.contactId,
    initialContactId: contact.initialContactId,
    type: contact.type,
    initiationMethod: initiationMethodOf(contact),
    state: { type: contact.state, timestamp: contact.stateSince },
    queue: contact.monitoring ? null : queueData(agent, contact.queue),
    queueTimestamp: contact.queuedAt,
    contactDuration: String(Math.floor((now.getTime() - contact.queuedAt.getTime()) / 1000)),
    attributes: contact.monitoring
      ? null
      : Object.fromEntries(
          Object.entries(contact.attributes).map(([name, value]) => [name, { name, value }]),
        ),
    segmentAttributes: { 'connect:Subtype': { ValueString: subtypes[contact.type] } },
    contactFeatures: { multiPartyConferenceEnabled: false },
    relatedContactId: null,
    references: contact.references,
    name: contact.name,
    description: contact.description,
    channelContext: null,
    connections: contact.monitoring
      ? [supervisorConnection(contact, contact.monitoring)]
      : [agentConnection(agent, contact), customerConnection(contact)],
  };
}

function initiationMethodOf(contact: DeskContact): ContactData['initiationMethod'] {
  const { type, direction, contactId, initialContactId, monitoring } = contact;
  if (monitoring) return null;
  if (initialContactId !== null && initialContactId !== contactId) return 'transfer';
  if (type === 'queue_callback') return 'callback';
  return type === 'chat' || type === 'task' ? 'api' : direction;
}

/** Everything that a supervisor's softphone shows of the monitored contact (Streams issues 293, 329, 698, 910). */
function supervisorConnection(contact: DeskContact, monitorStatus: MonitoringMode): ConnectionData {
  const state = connectionState(contact, contact.agentConnection, contact.rings);
  return {
    connectionId: contact.contactId,
    initial: false,
    type: 'monitoring',
    state: state.type === 'connected' ? { ...state, type: monitorStatus.toLowerCase() } : state,
    mute: null,
    softphoneMediaInfo: null,
    monitorStatus,
    monitorCapabilities: ['SILENT_MONITOR', 'BARGE'],
  };
}

function agentConnection(agent: SimulatedAgent, contact: DeskContact): ConnectionData {
  const onSoftphone = contact.isCall && agent.extension === null;
  return {
    connectionId: contact.agentConnection.connectionId,
    initial: false,
    type: 'agent',
    // An outbound call begins at the agent's side; an inbound contact reaches it last.
    state: connectionState(contact, contact.agentConnection, contact.rings),
    mute: contact.isCall ? contact.agentConnection.muted : null,
    endpoint: { type: 'agent', phoneNumber: null },
    softphoneMediaInfo: onSoftphone
      ? {
          callType: 'audio_only',
          autoAccept: false,
          callConfigJson: '{}',
          callContextToken: 'simulated',
          mediaLegContextToken: 'simulated',
        }
      : null,
    ...(contact.type === 'chat' && {
      chatMediaInfo: { chatAutoAccept: false, connectionData: null, customerName: null },
    }),
  };
}

function customerConnection(contact: DeskContact): ConnectionData {
  const called = contact.direction === 'outbound' && ['incoming', 'connecting'].includes(contact.state);
  return {
    connectionId: contact.customerConnection.connectionId,
    initial: true,
    type: contact.direction,
    state: connectionState(contact, contact.customerConnection, called),
    mute: contact.isCall ? contact.customerConnection.muted : null,
    // Only calls have an address of the customer.
    ...(contact.isCall && { endpoint: { type: 'phone_number', phoneNumber: contact.phoneNumber } }),
    softphoneMediaInfo: null,
    ...(contact.type === 'chat' && {
      chatMediaInfo: { chatAutoAccept: null, connectionData: null, customerName: contact.customerName },
    }),
  };
}

function connectionState(contact: DeskContact, connection: DeskConnection, connecting: boolean) {
  const type = !contact.isLive
    ? 'disconnected'
    : connecting
      ? 'connecting'
      : connection.onHold
        ? 'hold'
        : 'connected';
  return { type, timestamp: contact.stateSince };
}
