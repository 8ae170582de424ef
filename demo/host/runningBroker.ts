import type { Broker } from 'connect-message-broker';

/** The broker that the script tag has started; undefined when a setting is wrong. */
export function runningBroker(): Broker | undefined {
  const { ConnectMessageBroker } = globalThis as { ConnectMessageBroker?: { readonly broker?: Broker } };
  return ConnectMessageBroker?.broker;
}
