import type { MonitoringMode, SimulatedContactType, SimulatedReference } from '../simulatedContact.js';

/**
 * The data of an `agent::update` message, as amazon-connect-streams 2.28 reads it (`AgentDataProvider`).
 * Timestamps must reach the host as real `Date` objects: `agent.getStateDuration()` calls `getTime()` on them.
 */
export interface AgentUpdate {
  configuration: AgentConfiguration;
  snapshot: AgentSnapshot;
}

/** The agent's configuration. From the ARNs the host also reads Region, account and Connect instance. */
export interface AgentConfiguration {
  name: string;
  username: string;
  agentARN: string;
  softphoneEnabled: boolean;
  softphoneAutoAccept: boolean;
  extension: string | null;
  agentPreferences: Record<string, string>;
  permissions: string[];
  dialableCountries: string[];
  agentStates: AgentStateData[];
  routingProfile: {
    name: string;
    routingProfileARN: string;
    /** The ARN again: `getInstanceId()` and `getAWSAccountId()` of Streams read it from here. */
    routingProfileId: string;
    channelConcurrencyMap: Record<string, number>;
    defaultOutboundQueue: QueueData;
    queues: QueueData[];
  };
}

/** The agent's state and contacts at one moment. */
export interface AgentSnapshot {
  state: AgentStateData;
  nextState: AgentStateData | null;
  /** The state that the agent chose, whatever `state` says. */
  agentAvailabilityState: { state: string; timeStamp: Date };
  contacts: ContactData[];
  /** Time by the clock of Amazon Connect. */
  snapshotTimestamp: Date;
  /** When the snapshot arrived: milliseconds since the epoch by the browser's clock. Both are added in the browser. */
  localTimestamp?: number;
  /** `snapshotTimestamp` minus `localTimestamp`. */
  skew?: number;
}

export interface AgentStateData {
  /** null for a state that the agent cannot choose. */
  agentStateARN: string | null;
  type: string;
  name: string;
  startTimestamp: Date | null;
}

export interface QueueData {
  queueARN: string;
  queueId: string;
  name: string | null;
}

export interface ContactData {
  contactId: string;
  initialContactId: string | null;
  type: SimulatedContactType;
  /** Null while monitoring, like queue and attributes. */
  initiationMethod: 'inbound' | 'outbound' | 'transfer' | 'callback' | 'api' | null;
  state: { type: string; timestamp: Date };
  queue: QueueData | null;
  queueTimestamp: Date;
  contactDuration: string;
  attributes: Record<string, { name: string; value: string }> | null;
  segmentAttributes: Record<string, { ValueString: string }>;
  contactFeatures: { multiPartyConferenceEnabled: boolean };
  relatedContactId: string | null;
  references: Readonly<Record<string, SimulatedReference>> | null;
  name: string | null;
  description: string | null;
  channelContext: null;
  connections: ConnectionData[];
}

export interface ConnectionData {
  connectionId: string;
  initial: boolean;
  type: 'agent' | 'inbound' | 'outbound' | 'monitoring';
  state: { type: string; timestamp: Date };
  mute: boolean | null;
  endpoint?: { type: 'agent' | 'phone_number'; phoneNumber: string | null };
  softphoneMediaInfo: Record<string, string | boolean> | null;
  monitorStatus?: MonitoringMode;
  monitorCapabilities?: MonitoringMode[];
  chatMediaInfo?: { chatAutoAccept: boolean | null; connectionData: null; customerName: string | null };
}
