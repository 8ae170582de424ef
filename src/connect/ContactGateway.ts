/** The Connect instance, as every request to a gateway has it. */
interface InInstance {
  /** Undefined when neither the setting nor the softphone has it. */
  readonly instanceId?: string;
}

/** New values for some attributes of a contact. Names that are not given stay as they are. */
export interface ContactUpdate extends InInstance {
  readonly initialContactId: string;
  /** An empty value removes the attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Asks for all attributes of a contact. */
export interface ContactQuery extends InInstance {
  readonly initialContactId: string;
}

/**
 * New values for what a contact has beside its attributes; what is not given stays as it is. The values are as in the
 * Amazon Connect API ("UpdateContact"): `references: { Ticket: { Type: 'URL', Value: 'https://…' } }`.
 */
export interface ContactChange extends InInstance {
  readonly contactId: string;
  readonly name?: string;
  readonly description?: string;
  readonly references?: object;
  readonly segmentAttributes?: object;
  readonly queueInfo?: object;
  readonly userInfo?: object;
  readonly customerEndpoint?: object;
  readonly systemEndpoint?: object;
}

/** Options of each method of a {@link ContactGateway}. */
export interface GatewayOptions {
  /** Aborted at the deadline of the latest request that the call carries. */
  readonly signal: AbortSignal;
}

/**
 * What carries requests to Amazon Connect when the host does it by its own means, such as a backend of its
 * own. Given as the setting `gateway`.
 *
 * Each method is called once per call; retrying is the gateway's own affair. A contact's next call waits until the
 * promise is settled, so settle it soon after `signal` is aborted. It rejects with a `BrokerError` to say what the app
 * receives, and any other error counts as `CONNECT_UNAVAILABLE` with outcome `unknown`.
 */
export interface ContactGateway {
  /**
   * @returns a promise that resolves once the values are stored; with `{ accepted: true }` when they are stored durably in a
   *   queue of yours only, which the app receives as `outcome: 'accepted'`
   */
  updateContactAttributes(update: ContactUpdate, options: GatewayOptions): Promise<unknown>;
  /**
   * Without it, `Contact`/`GetContactAttributes` is answered `NOT_PERMITTED`.
   *
   * @returns a promise of the attributes that are stored, strings by name
   */
  getContactAttributes?(
    query: ContactQuery,
    options: GatewayOptions,
  ): Promise<{ readonly attributes: Readonly<Record<string, string>> }>;
  /**
   * Without it, `Contact`/`UpdateContact` is answered `NOT_PERMITTED`.
   *
   * @returns a promise that resolves once the values are stored
   */
  updateContact?(change: ContactChange, options: GatewayOptions): Promise<unknown>;
}
