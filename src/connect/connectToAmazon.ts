import type { PartLoader } from '../parts/PartLoader.js';
import { isBrokerError } from '../protocol/BrokerError.js';
import type { CredentialSettings } from './aws/credentialSource.js';
import type { Connection, KnownInstance } from './Connection.js';
import type { ContactGateway } from './ContactGateway.js';
import { HostConnection } from './HostConnection.js';
import { LazyAwsConnection } from './LazyAwsConnection.js';

/** The settings that say how requests get to Amazon Connect. */
export interface ConnectionSettings extends CredentialSettings {
  readonly gateway?: ContactGateway;
  readonly endpoint?: string;
}

/**
 * The way to Amazon Connect for the agent who has just logged in.
 *
 * @param clock of the softphone; see `SoftphoneSession.clockSkewMs`
 */
export function connectToAmazon(
  settings: ConnectionSettings,
  instance: KnownInstance,
  clock: { readonly clockSkewMs?: number | undefined },
  awsPart: Pick<PartLoader<'aws'>, 'get'>,
): Connection {
  if (settings.gateway !== undefined) return new HostConnection(settings.gateway, instance.instanceId);
  const connection = new LazyAwsConnection(awsPart, {
    ...settings,
    instance,
    clockSkewMs: () => clock.clockSkewMs,
    isBrokerError,
  });
  void connection.warm();
  return connection;
}
