import type { PartLoader } from '../parts/PartLoader.js';
import type { PartName } from '../parts/RequestPart.js';
import { isBrokerError } from '../protocol/BrokerError.js';
import type { RelayOptions } from '../relay/gateway.js';
import type { CredentialSettings } from './aws/credentialSource.js';
import type { Connection, KnownInstance } from './Connection.js';
import type { ContactGateway } from './ContactGateway.js';
import { HostConnection } from './HostConnection.js';
import { LazyConnection } from './LazyConnection.js';
import { notSent } from './notSent.js';

const AWS_TIMEOUT_MS = 10_000;

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
  parts: { readonly [Name in Exclude<PartName, 'diagnostics'>]: Pick<PartLoader<Name>, 'get'> },
): Connection {
  const { gateway, relay } = settings;
  const { region, instanceId } = instance;
  if (gateway) return new HostConnection(gateway, instanceId);
  if (relay) {
    return new LazyConnection('relay', Number.POSITIVE_INFINITY, async () => {
      const { relayGateway } = await parts.relay.get();
      return new HostConnection(relayGateway(relay), instanceId);
    });
  }
  if (region && instanceId) {
    return new LazyConnection('AWS', AWS_TIMEOUT_MS, async () => {
      const { AwsConnection } = await parts.aws.get();
      const clockSkewMs = (): number | undefined => clock.clockSkewMs;
      return new AwsConnection({ ...settings, region, instanceId, clockSkewMs, isBrokerError });
    });
  }
  return {
    attemptTimeoutMs: AWS_TIMEOUT_MS,
    attempt: async () =>
      notSent('region and instance id are not known; set data-region and data-instance-id', true),
    flush: () => [],
    close() {},
  };
}
