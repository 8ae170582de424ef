import type { OwnershipMode } from './ownership.js';
import { refusal } from './wire.js';

/** @throws BrokerError `NOT_PERMITTED` when the relay admits no such name */
export function checkNames(
  attributes: Readonly<Record<string, string>>,
  isLegal: (name: string) => boolean,
): void {
  const refused = Object.keys(attributes).filter((name) => !isLegal(name));
  if (refused.length === 0) return;
  throw refusal(
    'NOT_PERMITTED',
    refused.map((name) => ({
      path: `data.ContactAttributes.${name}`,
      message: 'the relay does not admit this name',
    })),
  );
}

/**
 * @param agents ids of the agents who have had the contact; undefined when that is unknown
 * @throws BrokerError `NOT_PERMITTED` when the contact belongs to a different agent, or may belong to one
 */
export function checkOwner(
  agents: ReadonlySet<string> | undefined,
  agentId: string | undefined,
  mode: OwnershipMode,
  path: string,
): void {
  const isUnknown = agents === undefined || agentId === undefined;
  if (isUnknown ? mode === 'deny' : !agents.has(agentId)) {
    const message = isUnknown
      ? 'it is unknown whose contact it is'
      : 'expected a contact of the agent who asks';
    throw refusal('NOT_PERMITTED', [{ path, message }]);
  }
}
