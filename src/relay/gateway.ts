import { fromApiNames, toApiNames } from '../connect/apiNames.js';
import type {
  ContactChange,
  ContactGateway,
  ContactQuery,
  ContactUpdate,
  GatewayOptions,
} from '../connect/ContactGateway.js';
import { BrokerError } from '../protocol/BrokerError.js';
import { CHANNEL } from '../protocol/channel.js';
import { pause } from './pause.js';
import { RelayClient } from './RelayClient.js';
import { TokenSource } from './TokenSource.js';

/** How to reach a relay. */
export interface RelayOptions {
  /** Address of its HTTP API, without `/updates`; a path is kept. */
  readonly url: string;
  /**
   * Returns the signed-in agent's token (a JWT), or a promise of it. With `fresh`, the relay has just refused the last
   * one: return a new one.
   */
  readonly token: (options: { readonly fresh: boolean }) => string | Promise<string>;
  /**
   * Milliseconds to wait for "stored". After that, an update that is in the relay's queue counts as a success, and says
   * so. Default 5000; `Infinity`: only "stored" is a success.
   */
  readonly acceptedAfterMs?: number | undefined;
}

/** What an update or a change resolves with. */
export interface RelayResult {
  /** Whether it is in the relay's queue, and not stored yet. */
  readonly accepted?: true;
}

/** A gateway that can do all that an app may ask for. */
export interface RelayGateway extends ContactGateway {
  /** @returns a promise that resolves once the values are stored, or accepted */
  updateContactAttributes(update: ContactUpdate, options: GatewayOptions): Promise<RelayResult>;
  /** @returns a promise that resolves once the values are stored, or accepted */
  updateContact(change: ContactChange, options: GatewayOptions): Promise<RelayResult>;
  /** @returns a promise of what Amazon Connect has stored by now; what is accepted only is not there yet */
  getContactAttributes(
    query: ContactQuery,
    options: GatewayOptions,
  ): Promise<{ readonly attributes: Readonly<Record<string, string>> }>;
}

const ASK_AGAIN_MS = 1_000;
const ACCEPTED_AFTER_MS = 5_000;

/** The way to Amazon Connect through a relay, for the setting `gateway`. */
export function relayGateway({
  url,
  token,
  acceptedAfterMs = ACCEPTED_AFTER_MS,
}: RelayOptions): RelayGateway {
  const client = new RelayClient(url, new TokenSource(token));

  async function write(
    topic: string,
    subtopic: string,
    data: object,
    { signal }: GatewayOptions,
  ): Promise<RelayResult> {
    const postedAt = performance.now();
    const posted = await client.post(envelope(topic, subtopic, data), signal);
    let { ticket, isStored } = posted;
    // A timer that is set to Infinity fires at once.
    const left = (): number => Math.min(2 ** 31 - 1, postedAt + acceptedAfterMs - performance.now());
    while (!isStored && left() > 0) {
      await pause(Math.min(ASK_AGAIN_MS, left()), signal);
      if (signal.aborted) break;
      if (ticket === undefined || left() <= 0) continue;
      ({ ticket, isStored } = (await client.ask(ticket, signal, left())) ?? { ticket, isStored });
    }
    if (isStored) return {};
    if (left() <= 0) return { accepted: true };
    throw new BrokerError('TIMEOUT', 'the relay has the update, and has not stored it yet');
  }

  return {
    updateContactAttributes: ({ initialContactId, attributes }, options) =>
      write(
        'OutboundCall',
        'UpdateContactAttribute',
        { InitialContactId: initialContactId, ContactAttributes: attributes },
        options,
      ),

    updateContact: ({ instanceId: _, ...change }, options) =>
      write('Contact', 'UpdateContact', toApiNames(change), options),

    async getContactAttributes({ initialContactId }: ContactQuery, { signal }: GatewayOptions) {
      const question = envelope('Contact', 'GetContactAttributes', { InitialContactId: initialContactId });
      const { message } = await client.post(question, signal);
      const { contactAttributes } = fromApiNames(message) as {
        readonly contactAttributes: Readonly<Record<string, string>>;
      };
      return { attributes: contactAttributes };
    },
  };
}

/** Posted again after a lost answer, the same `requestId` is the same request. */
function envelope(topic: string, subtopic: string, data: object): object {
  const requestId = crypto.getRandomValues(new Uint32Array(4)).join('-');
  return { channel: CHANNEL, topic, subtopic, requestId, data };
}
