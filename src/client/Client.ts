import type { AgentStateSyncMessage } from '../protocol/agentMessages.js';
import type { Call, CallActual } from '../protocol/callMessage.js';
import type { ContactChanges } from './ContactChanges.js';

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

/** The contact that the agent is dealing with: what is known of the agent's connection to it, and the whole call. */
export interface CurrentContact extends CallActual {
  readonly call: Call;
}

/** An app's end of the conversation with the broker. Its methods may be taken off the object. */
export interface Client {
  /**
   * Resolves when the broker has answered. There is no need to wait for it: calls are held until then.
   *
   * On the wire: `App`/`StateSync`, answered by the same with `{ initState: 'Loaded' }`.
   *
   * @throws BrokerError `TIMEOUT` when it has not within `timeoutMs`, though the client goes on asking;
   *   `CLIENT_CLOSED`
   */
  ready(): Promise<void>;

  /**
   * Writes attributes of a contact. Calls go out in the order in which they are made; what `attributes` holds at
   * the time of the call is what is sent. An empty value removes an attribute.
   *
   * On the wire: `OutboundCall`/`UpdateContactAttribute` with `{ InitialContactId, ContactAttributes }`, answered by
   * `UpdateContactAttributeResponse` with `{ response: true }`.
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

  /**
   * Reads attributes of a contact, as Amazon Connect has them now. The app's rule has to grant
   * `Contact/GetContactAttributes`, and decides which names it may read.
   *
   * On the wire: `Contact`/`GetContactAttributes` with `{ InitialContactId, Names? }`, answered by
   * `GetContactAttributesResponse` with `{ response: true, ContactAttributes }`.
   *
   * @param initialContactId 1 to 256 characters
   * @param names the names that are wanted. Default: all that the app may read
   * @returns values by name; a name without a value is not there
   * @throws as `updateContactAttributes` does, with outcome `not_applied` or `unknown` alike: nothing is written
   */
  getContactAttributes(
    initialContactId: string,
    names?: readonly string[],
    options?: CallOptions,
  ): Promise<Record<string, string>>;

  /**
   * Changes what a contact is called and what belongs to it. The app's rule has to grant `Contact/UpdateContact`.
   *
   * On the wire: `Contact`/`UpdateContact` with `{ ContactId, …changes }`, answered by `UpdateContactResponse` with
   * `{ response: true }`.
   *
   * @param contactId the contact's own id, 1 to 256 characters
   * @param changes at least one; what they hold at the time of the call is what is sent
   * @returns a promise that resolves when Amazon Connect has taken them
   * @throws as `updateContactAttributes` does
   */
  updateContact(contactId: string, changes: ContactChanges, options?: CallOptions): Promise<void>;

  /**
   * Asks the desktop whether an agent is logged in, and in which state. No rule has to grant it; without a grant of
   * `Agent/SetAgentState` or `Agent/StateSync` only `loginState` is told.
   *
   * On the wire: `Agent`/`StateSync`, answered by the same with what this resolves with.
   *
   * @throws BrokerError `RATE_LIMITED`; `TIMEOUT`, `DISCONNECTED`, `ABORTED` and `CLIENT_CLOSED` as the client sees it
   * @throws TypeError for a `timeoutMs` that is none
   */
  agentState(options?: CallOptions): Promise<AgentStateSyncMessage>;

  /**
   * Hears of the agent's log-in, log-out and state. The desktop is asked to tell (`App`/`Subscribe`) when the first
   * listener comes, and again whenever it comes back, as after a reload; then it tells all that it knows anew, so the
   * same may be told twice. A desktop that refuses to tell is asked again when it comes back.
   *
   * On the wire: `App`/`Subscribe` with `{ topics: ['Agent', 'InboundCall'] }`, then the events `Agent`/`LoginSuccess`,
   * `Agent`/`LogoutSuccess` and `Agent`/`SetAgentState`.
   *
   * @param listener called with what `agentState()` would resolve with. A late one is told before this method returns,
   *   if anything is known. After a log-in `agentState` is null until the state is told; without a grant of
   *   `Agent/SetAgentState` it stays so. What it throws goes to the console, and harms nobody
   * @returns ends it
   */
  onAgentState(listener: (state: AgentStateSyncMessage) => void): () => void;

  /**
   * Hears of each change of each contact at the softphone: its event, its attributes, its participants. The app's rule
   * has to grant `InboundCall/InboundCallStateChange`; without that nothing is told. The desktop is asked to tell as
   * for `onAgentState`; on the wire the events are `InboundCall`/`InboundCallStateChange` with `{ call, source }`.
   *
   * After `Dropped` nothing more comes of a contact. A log-out is told by `onAgentState` alone: it means that there are
   * no contacts any more.
   *
   * @param listener a late one is told of each present contact before this method returns. What it throws goes to the
   *   console, and harms nobody
   * @returns ends it
   */
  onCall(listener: (call: Call) => void): () => void;

  /**
   * The contact that the agent is dealing with now: the one that was last connected, on hold or not; else the newest
   * that rings; else the newest that waits to be cleared. The app's rule has to grant
   * `InboundCall/InboundCallStateChange`. The first time, and after the desktop has come back, it is asked for
   * (`App`/`Subscribe`); from then on the client knows, and no message is sent.
   *
   * @returns undefined when there is none, when nobody is logged in, and without the grant
   * @throws as `agentState` does
   */
  currentContact(options?: CallOptions): Promise<CurrentContact | undefined>;

  /** Stops listening and asking; calls that are not settled fail with `CLIENT_CLOSED`, and so does every later one. */
  close(): void;
}
