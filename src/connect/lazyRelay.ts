import type { PartLoader } from '../parts/PartLoader.js';
import { BrokerError } from '../protocol/BrokerError.js';
import type { RelayGateway, RelayOptions } from '../relay/gateway.js';
import type { ContactGateway } from './ContactGateway.js';

/** The gateway of a relay, whose code is loaded at once. Calls wait for it. */
export function lazyRelay(part: Pick<PartLoader<'relay'>, 'get'>, options: RelayOptions): ContactGateway {
  let gateway: RelayGateway | undefined;
  const load = async (): Promise<RelayGateway> => {
    const { relayGateway } = await part.get();
    gateway ??= relayGateway(options);
    return gateway;
  };
  const loaded = (): Promise<RelayGateway> =>
    load().catch(() => {
      const outcome = 'not_applied';
      throw new BrokerError('CONNECT_UNAVAILABLE', 'the relay part could not be loaded', { outcome });
    });
  // The first call reports what goes wrong.
  load().catch(() => {});
  return {
    updateContactAttributes: async (update, given) => (await loaded()).updateContactAttributes(update, given),
    getContactAttributes: async (query, given) => (await loaded()).getContactAttributes(query, given),
    updateContact: async (change, given) => (await loaded()).updateContact(change, given),
  };
}
