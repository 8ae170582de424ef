import type { ConnectInstance } from './SoftphoneSession.js';

/** What the session reads of Streams' `agent::update`. */
export interface AgentUpdate {
  readonly agentArn: string | undefined;
  /** From the ARN of the routing profile: `arn:aws:connect:REGION:ACCOUNT:instance/ID/routing-profile/…`. */
  readonly instance: ConnectInstance | undefined;
  /** Own and initial ids of the contacts that the softphone shows. */
  readonly contactIds: readonly string[];
  /** When Amazon's worker took the snapshot, in milliseconds since 1970. */
  readonly takenAt: number | undefined;
}

/** Reads the data of `agent::update`, whatever may be missing in it. */
export function readAgentUpdate(data: unknown): AgentUpdate {
  const configuration = member(data, 'configuration');
  const snapshot = member(data, 'snapshot');
  const contacts = member(snapshot, 'contacts');
  const takenAt = member(snapshot, 'localTimestamp');
  const profile = member(configuration, 'routingProfile');
  return {
    agentArn: textOf(configuration, 'agentARN'),
    instance: instanceOf(textOf(profile, 'routingProfileARN') ?? textOf(profile, 'routingProfileId')),
    contactIds: (Array.isArray(contacts) ? contacts : []).flatMap((contact: unknown) =>
      [textOf(contact, 'contactId'), textOf(contact, 'initialContactId')].filter((id) => id !== undefined),
    ),
    takenAt: typeof takenAt === 'number' ? takenAt : undefined,
  };
}

function instanceOf(arn: string | undefined): ConnectInstance | undefined {
  const [, region, instanceId] = /^arn:[^:]+:connect:([^:]+):[^:]*:instance\/([^/]+)/.exec(arn ?? '') ?? [];
  return region !== undefined && instanceId !== undefined ? { region, instanceId } : undefined;
}

/** A member of whatever came from Streams, or undefined. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
