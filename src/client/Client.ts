import type { AgentStateSyncMessage } from '../protocol/agentMessages.js';
import type { ContactChanges } from '../protocol/ContactChanges.js';
import type { Call, CallActual } from '../protocol/callMessage.js';

/** Settings of `createClient`. */
export interface ClientOptions {
  /** Origin of the page that holds the broker: `https://desktop.example.com`. Nothing is sent to any other origin. */
  readonly origin: string;
  /** Window of that page. Default `window.parent`; in a popup, `window.opener`. */
  readonly target?: Window | undefined;
  /** The app's name, at most 256 characters: for the host's log, never trusted. Default: none. */
  readonly source?: string | undefined;
  /** Milliseconds until a call fails with `TIMEOUT`; longer than the broker's own deadline. Default 35000. */
  readonly timeoutMs?: number | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Abandons the call. An update that has been sent may still be carried out. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. Default: the client's. */
  readonly timeoutMs?: number | undefined;
}

/** What a successful write resolves with. */
export interface UpdateResult {
  /**
   * Absent when Amazon Connect has accepted the change. `accepted`: the host's relay has stored the change durably in its
   * queue, and will write it in order. Only a host with a relay sends this.
   */
  readonly outcome?: 'accepted';
}

/**
 * Whether the client has a connection to a broker. `connecting`: it asks for the broker, and calls wait. `connected`: the
 * broker has answered. `closed`: the app has called `close()`.
 */
export type ConnectionState = 'connecting' | 'connected' | 'closed';

/** The contact that the agent is dealing with: its data, the other party's connection, and the whole call. */
export interface CurrentContact extends CallActual {
  readonly call: Call;
}

/**
 * An app's connection to the broker. Its methods may be taken off the object.
 *
 * The client copies what an app passes to a method when the method is called; later changes are not sent. Objects
 * of reactive frameworks (Vue's `reactive()`, Svelte's `$state`) may be passed as they are: lists, and the own
 * enumerable members of objects, are copied. A function, a symbol, a cycle, or an object such as a `Map` or a `Date`
 * fails the call with `INVALID_REQUEST`, and the error names its path.
 *
 * When the desktop does not grant what a method needs, the console says so once for each grant.
 */
export interface Client {
  /**
   * Resolves when the broker has answered. There is no need to wait for it: calls are held until then.
   *
   * On the wire: `App`/`StateSync`, answered by the same with `{ initState: 'Loaded' }`.
   *
   * @throws BrokerError `TIMEOUT` when there is no answer within `timeoutMs`, although the client continues to ask;
   *   `CLIENT_CLOSED`
   */
  ready(): Promise<void>;

  /**
   * Reads what the app's origin is granted: names such as `Contact/GetContactAttributes`, as in `operations` of the host's
   * rules, of requests and of events. What the host cannot do is left out. Needs no grant.
   *
   * The desktop lists them when it accepts the client's port. Until then the call waits; from then on it resolves at
   * once, and no message is sent. After a reload of the desktop it waits for the new list. If a desktop refuses the port,
   * the client offers a new one every half second.
   *
   * On the wire: `App`/`Connect`, answered by `ConnectResponse` with `{ response: true, operations }`.
   *
   * @throws BrokerError `TIMEOUT`, `ABORTED` and `CLIENT_CLOSED`
   * @throws TypeError for an illegal `timeoutMs`
   */
  operations(options?: CallOptions): Promise<readonly string[]>;

  /**
   * Writes attributes of a contact. Calls go out in the order in which they are made. An empty value removes an
   * attribute. Needs the grant `OutboundCall/UpdateContactAttribute`.
   *
   * On the wire: `OutboundCall`/`UpdateContactAttribute` with `{ InitialContactId, ContactAttributes }`, answered by
   * `UpdateContactAttributeResponse` with `{ response: true }`.
   *
   * @param initialContactId 1 to 256 characters
   * @param attributes names of letters, digits, `-` and `_`; strings; at most 32,768 bytes of UTF-8 together
   * @returns a promise that resolves when Amazon Connect has accepted them, or when the host's relay has stored them
   * @throws BrokerError as the broker answers; `INVALID_REQUEST` for what cannot be sent; `TIMEOUT`, `DISCONNECTED`,
   *   `ABORTED` and `CLIENT_CLOSED`, with outcome `unknown` once the update was sent
   * @throws TypeError for an illegal `timeoutMs`
   */
  updateContactAttributes(
    initialContactId: string,
    attributes: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<UpdateResult>;

  /**
   * Reads attributes of a contact, as Amazon Connect has them now. Needs the grant `Contact/GetContactAttributes`; the
   * app's rule decides which names it may read.
   *
   * On the wire: `Contact`/`GetContactAttributes` with `{ InitialContactId, Names? }`, answered by
   * `GetContactAttributesResponse` with `{ response: true, ContactAttributes }`.
   *
   * @param initialContactId 1 to 256 characters
   * @param names the names to read. Default: all that the app may read
   * @returns values by name; a name without a value is absent
   * @throws as `updateContactAttributes` does; a read changes nothing, whatever its outcome
   */
  getContactAttributes(
    initialContactId: string,
    names?: readonly string[],
    options?: CallOptions,
  ): Promise<Record<string, string>>;

  /**
   * Changes a contact's name, description, references and more. Needs the grant `Contact/UpdateContact`.
   *
   * On the wire: `Contact`/`UpdateContact` with `{ ContactId, …changes }`, answered by `UpdateContactResponse` with
   * `{ response: true }`.
   *
   * @param contactId the contact's own id, 1 to 256 characters
   * @param changes at least one
   * @returns a promise that resolves when Amazon Connect has accepted them, or when the host's relay has stored them
   * @throws as `updateContactAttributes` does
   */
  updateContact(contactId: string, changes: ContactChanges, options?: CallOptions): Promise<UpdateResult>;

  /**
   * Asks the desktop whether an agent is logged in, and in which state. Needs no grant; without one of
   * `Agent/SetAgentState` and `Agent/StateSync` the answer has only `loginState`.
   *
   * On the wire: `Agent`/`StateSync`, answered by the same with what this resolves with.
   *
   * @throws BrokerError `RATE_LIMITED`; `TIMEOUT`, `DISCONNECTED`, `ABORTED` and `CLIENT_CLOSED`
   * @throws TypeError for an illegal `timeoutMs`
   */
  agentState(options?: CallOptions): Promise<AgentStateSyncMessage>;

  /**
   * Notifies of the agent's login, logout and state. The client subscribes (`App`/`Subscribe`) with the first listener,
   * and again whenever the desktop comes back, as after a reload; the desktop then sends all that it knows once more,
   * so a listener may receive the same data twice. If a desktop refuses, the client subscribes again when it comes back.
   *
   * On the wire: `App`/`Subscribe` with `{ topics: ['Agent', 'InboundCall'] }`, then the events `Agent`/`LoginSuccess`,
   * `Agent`/`LogoutSuccess` and `Agent`/`SetAgentState`.
   *
   * @param listener receives what `agentState()` would resolve with. A late one is called before this method returns,
   *   if anything is known. After a login `agentState` is null until the first state comes; without the grant
   *   `Agent/SetAgentState` it stays null. What it throws goes to the console, and does not reach other listeners
   * @returns removes the listener
   */
  onAgentState(listener: (state: AgentStateSyncMessage) => void): () => void;

  /**
   * Notifies of each change of each contact at the softphone: its event, its attributes, its participants. Needs the
   * grant `InboundCall/InboundCallStateChange`; without it the listener is never called. The client subscribes as for
   * `onAgentState`; on the wire the events are `InboundCall`/`InboundCallStateChange` with `{ call, source }`.
   *
   * After `Dropped` there is no further event of a contact. A logout ends all contacts without an event for each: only
   * `onAgentState` and `onCurrentContact` notify of it.
   *
   * @param listener a late one receives each current contact before this method returns. What it throws goes to the
   *   console, and does not reach other listeners
   * @returns removes the listener
   */
  onCall(listener: (call: Call) => void): () => void;

  /**
   * The contact that the agent is dealing with now: the one that was last connected, on hold or not; otherwise the newest
   * that rings; otherwise the newest that waits to be cleared. Needs the grant `InboundCall/InboundCallStateChange`. The
   * first time, and after the desktop has come back, the client asks the desktop (`App`/`Subscribe`); from then on it
   * knows, and no message is sent.
   *
   * @returns undefined when there is none, when no agent is logged in, and without the grant
   * @throws as `agentState` does
   */
  currentContact(options?: CallOptions): Promise<CurrentContact | undefined>;

  /**
   * Notifies when a different contact becomes the current one, as `currentContact()` chooses it, and when there is none any
   * more. It compares contact ids: a change of the same contact, such as hold, is for `onCall`. Needs the grant
   * `InboundCall/InboundCallStateChange`; without it the listener is called once, with undefined.
   *
   * The listener is called for the first time when the desktop has sent all that the softphone shows: before this
   * method returns if that is known, otherwise when the desktop has answered the client's `App`/`Subscribe`. A logout is
   * a change to undefined. While the desktop is away, as during a reload, the state is unknown and the listener is not
   * called; when it is back, the listener is called if the current contact is a different one.
   *
   * @param listener receives the contact, or undefined when there is none. What it throws goes to the console, and does
   *   not reach other listeners
   * @returns removes the listener
   */
  onCurrentContact(listener: (contact: CurrentContact | undefined) => void): () => void;

  /**
   * Notifies when the connection to the broker changes. Needs no grant.
   *
   * - `connected`: a broker has answered, for the first time or again. Calls that waited have been sent.
   * - `connecting`: the broker has stopped, its page has gone away or is being reloaded, or a port that owes an answer has
   *   been silent for four seconds. The client asks until a broker answers, and calls wait.
   * - `closed`: the app has called `close()`; the last notification.
   *
   * The client learns from its port that the broker is gone. A client whose port has been replaced by that of a newer
   * client in the same window does not notice.
   *
   * @param listener called with the current state before this method returns, then with each change. What it throws
   *   goes to the console, and does not reach other listeners
   * @returns removes the listener
   */
  onConnectionChange(listener: (state: ConnectionState) => void): () => void;

  /** Stops listening and asking. Calls that are not settled fail with `CLIENT_CLOSED`, and so does every later call. */
  close(): void;
}
