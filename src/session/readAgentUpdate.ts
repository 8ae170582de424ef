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
    readonly contacts?:
      | readonly ({ readonly contactId?: string; readonly initialContactId?: string | null } | null)[]
      | null;
    /** When Amazon's worker took the snapshot, in milliseconds since 1970. */
    readonly localTimestamp?: number | null;
    /** The service's time less `localTimestamp` (Streams 2.28: `ClientEngine.pollForAgent`). */
    readonly skew?: number | null;
  } | null;
}

export interface AgentUpdate {
  readonly agentArn: string | undefined;
  readonly instance: ConnectInstance | undefined;
  /** Own and initial ids of the contacts that the softphone shows. */
  readonly contactIds: readonly (string | null | undefined)[];
  /** Milliseconds since 1970; 0 when nobody knows. */
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
    contactIds: (snapshot?.contacts ?? []).flatMap((contact) => [
      contact?.contactId,
      contact?.initialContactId,
    ]),
    takenAt: snapshot?.localTimestamp ?? 0,
    clockSkewMs: snapshot?.skew ?? undefined,
  };
}
