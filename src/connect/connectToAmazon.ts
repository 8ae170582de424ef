import type { PartLoader } from '../parts/PartLoader.js';
import type { PartName } from '../parts/RequestPart.js';
import { isBrokerError } from '../protocol/BrokerError.js';
import type { RelayOptions } from '../relay/gateway.js';
import type { CredentialSettings } from './aws/credentialSource.js';
import type { Connection, KnownInstance } from './Connection.js';
import type { ContactGateway } from './ContactGateway.js';
import { HostConnection } from './HostConnection.js';
import { LazyAwsConnection } from './LazyAwsConnection.js';
import { lazyRelay } from './lazyRelay.js';

/** The settings that say how requests get to Amazon Connect. */
export interface ConnectionSettings extends CredentialSettings {
  readonly gateway?: ContactGateway | undefined;
  readonly relay?: RelayOptions | undefined;
  readonly endpoint?: string | undefined;
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
  parts: { readonly [Name in PartName]: Pick<PartLoader<Name>, 'get'> },
): Connection {
  const gateway = settings.gateway ?? (settings.relay && lazyRelay(parts.relay, settings.relay));
  if (gateway !== undefined) return new HostConnection(gateway, instance.instanceId);
  const connection = new LazyAwsConnection(parts.aws, {
    ...settings,
    instance,
    clockSkewMs: () => clock.clockSkewMs,
    isBrokerError,
  });
  void connection.warm();
  return connection;
}
