/** New values for some attributes of a contact. Names that are not given stay as they are. */
export interface ContactUpdate {
  /** Undefined when neither the setting nor the softphone has told. */
  readonly instanceId?: string;
  readonly initialContactId: string;
  /** An empty value removes the attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * What carries an update to Amazon Connect when the host does it by its own means, such as a backend of its
 * own. Given as the setting `gateway`.
 */
export interface ContactGateway {
  /**
   * Called once per gathered call; retrying is the gateway's own affair. A contact's next call waits until
   * the promise is settled, so settle it soon after `signal` is aborted.
   *
   * @param options.signal aborted at the deadline of the latest request that the call carries
   * @returns a promise that resolves once the values are stored; it rejects with a `BrokerError` to say what
   *   the app is told, and any other error counts as `CONNECT_UNAVAILABLE` with outcome `unknown`
   */
  updateContactAttributes(update: ContactUpdate, options: { readonly signal: AbortSignal }): Promise<unknown>;
}
