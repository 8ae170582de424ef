import { type ContactConnection, isListeningIn } from './isListeningIn.js';
import type { ContactIds } from './SeenContacts.js';
import type { ConnectInstance } from './SoftphoneSession.js';

/** The members of Streams' `agent::update` that the session reads. Any of them may be missing or null. */
interface AgentUpdateData {
  readonly configuration?: {
    readonly agentARN?: string | null;
    /** `arn:aws:connect:REGION:ACCOUNT:instance/ID/routing-profile/…`, by either name. */
    readonly routingProfile?: {
      readonly routingProfileARN?: string | null;
      readonly routingProfileId?: string | null;
    } | null;
  } | null;
  readonly snapshot?: {
    readonly contacts?: readonly (ContactData | null)[] | null;
    /** When Amazon's worker took the snapshot, in milliseconds since 1970. */
    readonly localTimestamp?: number | null;
    /** The service's time less `localTimestamp` (Streams 2.28: `ClientEngine.pollForAgent`). */
    readonly skew?: number | null;
  } | null;
}

interface ContactData {
  readonly contactId?: string;
  readonly initialContactId?: string | null;
  readonly connections?: readonly (ContactConnection | null)[] | null;
}

export interface AgentUpdate {
  readonly agentArn: string | undefined;
  readonly instance: ConnectInstance | undefined;
  /** The contacts that the softphone shows. */
  readonly contacts: readonly ContactIds[];
  /** Milliseconds since 1970; 0 when it is unknown. */
  readonly takenAt: number;
  /** Milliseconds by which the service's clock is ahead of this computer's. */
  readonly clockSkewMs: number | undefined;
}

export function readAgentUpdate(data: unknown): AgentUpdate {
  const { configuration, snapshot } = (data ?? {}) as AgentUpdateData;
  const profile = configuration?.routingProfile;
  const arn = profile?.routingProfileARN ?? profile?.routingProfileId ?? '';
  const [, region, instanceId] = /^arn:[^:]+:connect:([^:]+):[^:]*:instance\/([^/]+)/.exec(arn) ?? [];
  return {
    agentArn: configuration?.agentARN ?? undefined,
    instance: region && instanceId ? { region, instanceId } : undefined,
    contacts: (snapshot?.contacts ?? []).flatMap((contact) =>
      contact?.contactId
        ? {
            contactId: contact.contactId,
            initialContactId: contact.initialContactId ?? undefined,
            isListeningIn: isListeningIn(contact.connections ?? []),
          }
        : [],
    ),
    takenAt: snapshot?.localTimestamp ?? 0,
    clockSkewMs: snapshot?.skew ?? undefined,
  };
}

/**
 * What an agent is, wherever the instance is active: the ARN without partition, AWS Region and account. A replica of an
 * instance has the same id as the instance, and the agent the same id in both (Amazon Connect, ReplicateInstance).
 */
export function agentOf(agentArn: string): string {
  return /^arn:[^:]+:connect:[^:]*:[^:]*:(instance\/[^/]+\/agent\/.+)$/.exec(agentArn)?.[1] ?? agentArn;
}
