/** Settings of `createClient`. */
export interface ClientOptions {
  /** Origin of the page that holds the broker: `https://desktop.example.com`. Nothing is sent to any other. */
  readonly origin: string;
  /** Window of that page. Default `window.parent`; in a popup, `window.opener`. */
  readonly target?: Window;
  /** What the app calls itself, at most 256 characters: for the host's log, never trusted. Default: none. */
  readonly source?: string;
  /** Milliseconds after which a call is given up; longer than the broker's own deadline. Default 35000. */
  readonly timeoutMs?: number;
}

/** Options of one call. */
export interface CallOptions {
  /** Gives the call up. An update that was sent by then may still be carried out. */
  readonly signal?: AbortSignal;
  /** Milliseconds. Default: the client's. */
  readonly timeoutMs?: number;
}

/** An app's end of the conversation with the broker. Its methods may be taken off the object. */
export interface Client {
  /**
   * Resolves when the broker has answered. There is no need to wait for it: calls are held until then.
   *
   * @throws BrokerError `TIMEOUT` when it has not within `timeoutMs`, though the client goes on asking;
   *   `CLIENT_CLOSED`
   */
  ready(): Promise<void>;

  /**
   * Writes attributes of a contact. Calls go out in the order in which they are made; what `attributes` holds at
   * the time of the call is what is sent. An empty value removes an attribute.
   *
   * @param initialContactId 1 to 256 characters
   * @param attributes names of letters, digits, `-` and `_`; strings; at most 32,768 bytes of UTF-8 together
   * @returns a promise that resolves when Amazon Connect has taken them
   * @throws BrokerError as the broker answers; `TIMEOUT`, `DISCONNECTED`, `ABORTED` and `CLIENT_CLOSED` as the client
   *   sees it, with outcome `unknown` once the update was sent
   * @throws TypeError for a `timeoutMs` that is none
   */
  updateContactAttributes(
    initialContactId: string,
    attributes: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<void>;

  /** Stops listening and asking; calls that are not settled fail with `CLIENT_CLOSED`, and so does every later one. */
  close(): void;
}
