import type { AgentState } from '../protocol/agentMessages.js';
import type { SoftphoneConnection, SoftphoneContact, SoftphoneSnapshot } from './SoftphoneSnapshot.js';

type Maybe<T> = T | null | undefined;
type Timestamp = Maybe<Date | string | number>;

/** Members of Streams' `agent::update` that are shown. Any of them may be missing or null (Streams issues 293, 441, 910). */
interface AgentUpdateData {
  readonly configuration?: Maybe<{
    readonly name?: Maybe<string>;
    readonly username?: Maybe<string>;
    readonly agentARN?: Maybe<string>;
    readonly extension?: Maybe<string>;
    readonly softphoneEnabled?: Maybe<boolean>;
  }>;
  readonly snapshot?: Maybe<{
    readonly state?: Maybe<{
      readonly agentStateARN?: string;
      readonly type?: string;
      readonly name?: string;
      readonly startTimestamp?: Timestamp;
    }>;
    readonly contacts?: Maybe<readonly Maybe<ContactData>[]>;
  }>;
}

interface ContactData {
  readonly contactId?: string;
  readonly initialContactId?: Maybe<string>;
  readonly type?: string;
  readonly state?: Maybe<{ readonly type?: string; readonly timestamp?: Timestamp }>;
  readonly queue?: Maybe<{ readonly name?: Maybe<string> }>;
  readonly queueTimestamp?: Timestamp;
  readonly attributes?: Maybe<Readonly<Record<string, { readonly value?: Maybe<string> }>>>;
  readonly connections?: Maybe<readonly Maybe<ConnectionData>[]>;
}

interface ConnectionData {
  readonly connectionId?: string;
  readonly initial?: boolean;
  readonly type?: string;
  readonly state?: Maybe<{ readonly type?: string }>;
  readonly endpoint?: Maybe<{ readonly phoneNumber?: Maybe<string> }>;
  readonly mute?: boolean;
}

/**
 * @param isMuted whether the agent's microphone is turned off, for all contacts
 * @param listensTo whether the agent only listens in on the contact of this id
 */
export function readSnapshot(
  data: unknown,
  isMuted: boolean,
  listensTo: (contactId: string) => boolean = () => false,
): SoftphoneSnapshot {
  const { configuration, snapshot } = (data ?? {}) as AgentUpdateData;
  const contacts = (snapshot?.contacts ?? []).flatMap((contact) => (contact?.contactId ? [contact] : []));
  const agentARN = configuration?.agentARN ?? '';
  return {
    agentInfo: {
      name: configuration?.name ?? '',
      id: agentARN.slice(agentARN.lastIndexOf('/') + 1),
      extension: configuration?.extension ?? null,
      loginName: configuration?.username ?? '',
      muted: isMuted || contacts.some(hasMutedAgent),
      softphoneEnabled: configuration?.softphoneEnabled ?? false,
    },
    agentState: {
      agentStateARN: snapshot?.state?.agentStateARN ?? '',
      type: (snapshot?.state?.type ?? 'error') as AgentState['type'],
      name: snapshot?.state?.name ?? '',
      startTimestamp: isoText(snapshot?.state?.startTimestamp) ?? '',
    },
    contacts: contacts.map((contact) => readContact(contact, listensTo(contact.contactId ?? ''))),
  };
}

function hasMutedAgent({ connections }: ContactData): boolean {
  return (connections ?? []).some((connection) => connection?.type === 'agent' && connection.mute === true);
}

function readContact(contact: ContactData, listensTo: boolean): SoftphoneContact {
  const { contactId = '', initialContactId, type, state, queue, attributes } = contact;
  return {
    contactId,
    // Null of ordinary contacts too, which are then the first of their chain (Streams issues 293, 698).
    initialContactId: listensTo ? '' : initialContactId || contactId,
    type: type ?? '',
    state: state?.type ?? '',
    stateSince: isoText(state?.timestamp) ?? '',
    queueName: queue?.name ?? null,
    queueTimestamp: isoText(contact.queueTimestamp),
    attributes: Object.fromEntries(
      Object.entries(attributes ?? {}).map(([name, attribute]) => [name, attribute?.value ?? '']),
    ),
    connections: (contact.connections ?? []).flatMap((connection) =>
      connection ? [readConnection(connection)] : [],
    ),
  };
}

function readConnection({
  connectionId,
  type,
  state,
  endpoint,
  initial,
}: ConnectionData): SoftphoneConnection {
  return {
    connectionId: connectionId ?? '',
    type: type ?? '',
    state: state?.type ?? '',
    phoneNumber: endpoint?.phoneNumber ?? null,
    isInitial: initial === true,
  };
}

function isoText(timestamp: Timestamp): string | null {
  const date = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
