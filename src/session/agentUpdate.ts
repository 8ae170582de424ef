import type { ConnectInstance } from '../connect/Connection.js';
import type { AgentState } from '../protocol/agentMessages.js';
import { type ContactConnection, isListeningIn } from './isListeningIn.js';
import type { SoftphoneConnection, SoftphoneContact, SoftphoneSnapshot } from './SoftphoneSession.js';

type Maybe<T> = T | null | undefined;
type Timestamp = Maybe<Date | string | number>;

/** Members of Streams' `agent::update` that are read. Any of them may be missing or null (Streams issues 293, 441, 910). */
interface AgentUpdateData {
  readonly configuration?: Maybe<{
    readonly name?: Maybe<string>;
    readonly username?: Maybe<string>;
    readonly agentARN?: Maybe<string>;
    readonly extension?: Maybe<string>;
    readonly softphoneEnabled?: Maybe<boolean>;
    /** `arn:aws:connect:REGION:ACCOUNT:instance/ID/routing-profile/…`, by either name. */
    readonly routingProfile?: Maybe<{
      readonly routingProfileARN?: Maybe<string>;
      readonly routingProfileId?: Maybe<string>;
    }>;
  }>;
  readonly snapshot?: Maybe<{
    readonly state?: Maybe<{
      readonly agentStateARN?: Maybe<string>;
      readonly type?: Maybe<string>;
      readonly name?: Maybe<string>;
      readonly startTimestamp?: Timestamp;
    }>;
    readonly contacts?: Maybe<readonly Maybe<ContactData>[]>;
    /** When Amazon's worker took the snapshot, in milliseconds since 1970. */
    readonly localTimestamp?: Maybe<number>;
    /** The service's time less `localTimestamp` (Streams 2.28: `ClientEngine.pollForAgent`). */
    readonly skew?: Maybe<number>;
  }>;
}

interface ContactData {
  readonly contactId?: string;
  readonly initialContactId?: Maybe<string>;
  readonly type?: Maybe<string>;
  readonly state?: Maybe<{ readonly type?: Maybe<string>; readonly timestamp?: Timestamp }>;
  readonly queue?: Maybe<{ readonly name?: Maybe<string> }>;
  readonly queueTimestamp?: Timestamp;
  readonly attributes?: Maybe<Readonly<Record<string, Maybe<{ readonly value?: Maybe<string> }>>>>;
  readonly connections?: Maybe<readonly Maybe<ConnectionData>[]>;
}

interface ConnectionData extends ContactConnection {
  readonly connectionId?: Maybe<string>;
  readonly initial?: Maybe<boolean>;
  readonly endpoint?: Maybe<{ readonly phoneNumber?: Maybe<string> }>;
  readonly mute?: Maybe<boolean>;
}

export interface AgentUpdate {
  readonly agentArn: string | undefined;
  readonly instance: ConnectInstance | undefined;
  /** Milliseconds since 1970; 0 when it is unknown. */
  readonly takenAt: number;
  /** Milliseconds by which the service's clock is ahead of this computer's. */
  readonly clockSkewMs: number | undefined;
  readonly snapshot: SoftphoneSnapshot;
  /** Ids of contacts that the agent is no party of: see {@link isListeningIn}. */
  readonly listenedTo: readonly string[];
}

export function readAgentUpdate(data: unknown): AgentUpdate {
  const { configuration, snapshot } = (data ?? {}) as AgentUpdateData;
  const contacts = given(snapshot?.contacts).filter(({ contactId }) => contactId);
  const profile = configuration?.routingProfile;
  const profileArn = profile?.routingProfileARN ?? profile?.routingProfileId ?? '';
  const agentArn = configuration?.agentARN ?? undefined;
  const state = snapshot?.state;
  return {
    agentArn,
    instance: instanceOf(profileArn),
    takenAt: snapshot?.localTimestamp ?? 0,
    clockSkewMs: snapshot?.skew ?? undefined,
    listenedTo: contacts
      .filter(({ connections }) => isListeningIn(given(connections)))
      .map(({ contactId = '' }) => contactId),
    snapshot: {
      agentInfo: {
        name: configuration?.name ?? '',
        id: agentArn?.slice(agentArn.lastIndexOf('/') + 1) ?? '',
        extension: configuration?.extension ?? null,
        loginName: configuration?.username ?? '',
        muted: contacts.some(hasMutedAgent),
        softphoneEnabled: configuration?.softphoneEnabled ?? false,
      },
      agentState: {
        agentStateARN: state?.agentStateARN ?? '',
        type: (state?.type ?? 'error') as AgentState['type'],
        name: state?.name ?? '',
        startTimestamp: isoText(state?.startTimestamp) ?? '',
      },
      contacts: contacts.map(readContact),
    },
  };
}

/** @param arn of anything in an instance */
export function instanceOf(arn: string): ConnectInstance | undefined {
  const [, region, instanceId] = /^arn:[^:]+:connect:([^:]+):[^:]*:instance\/([^/]+)/.exec(arn) ?? [];
  return region && instanceId ? { region, instanceId } : undefined;
}

/**
 * What an agent is, wherever the instance is active: the ARN without partition, AWS Region and account. A replica of an
 * instance has the same id as the instance, and the agent the same id in both (Amazon Connect, ReplicateInstance).
 */
export function agentOf(agentArn: string): string {
  return /^arn:[^:]+:connect:[^:]*:[^:]*:(instance\/[^/]+\/agent\/.+)$/.exec(agentArn)?.[1] ?? agentArn;
}

function hasMutedAgent({ connections }: ContactData): boolean {
  return given(connections).some(({ type, mute }) => type === 'agent' && mute === true);
}

function readContact(contact: ContactData): SoftphoneContact {
  const contactId = contact.contactId ?? '';
  return {
    contactId,
    // Null of ordinary contacts too, which are then the first of their chain (Streams issues 293, 698).
    initialContactId: contact.initialContactId || contactId,
    type: contact.type ?? '',
    state: contact.state?.type ?? '',
    stateSince: isoText(contact.state?.timestamp) ?? '',
    queueName: contact.queue?.name ?? null,
    queueTimestamp: isoText(contact.queueTimestamp),
    attributes: Object.fromEntries(
      Object.entries(contact.attributes ?? {}).map(([name, attribute]) => [name, attribute?.value ?? '']),
    ),
    connections: given(contact.connections).map(readConnection),
  };
}

function readConnection(connection: ConnectionData): SoftphoneConnection {
  return {
    connectionId: connection.connectionId ?? '',
    type: connection.type ?? '',
    state: connection.state?.type ?? '',
    phoneNumber: connection.endpoint?.phoneNumber ?? null,
    isInitial: connection.initial === true,
  };
}

/** The entries of a list that are there. */
function given<Item extends object>(list: Maybe<readonly Maybe<Item>[]>): readonly Item[] {
  return (list ?? []).filter((item) => item != null);
}

/** Null when it is no time. */
export function isoText(timestamp: Timestamp): string | null {
  const date = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
