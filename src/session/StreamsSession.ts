import type { SessionState } from './AgentSession.js';
import { readAgentUpdate } from './readAgentUpdate.js';
import { readSnapshot } from './readSnapshot.js';
import type { ConnectInstance, SoftphoneSession } from './SoftphoneSession.js';
import type { SoftphoneSnapshot } from './SoftphoneSnapshot.js';
import { globalStreams, type StreamsApi, type StreamsBus, type StreamsEventData } from './StreamsApi.js';
import { warnOfStreamsVersion } from './streamsVersion.js';

/** How often to look whether the page has called initCCP by now, and later whether again; nothing tells. */
const LOOK_MS = { first: 100, again: 1_000 } as const;

/** A soft authorization failure heals within one or two seconds, or not at all (Streams issue 969). */
const HEAL_MS = 8_000;

export interface StreamsSessionOptions {
  /** Milliseconds without an agent update after which the session is in doubt. Default 90000: three polls of 30 s. */
  readonly staleAfterMs?: number;
  /** amazon-connect-streams. Default `globalThis.connect`, whenever it comes. */
  readonly connect?: StreamsApi;
}

/**
 * Reads from amazon-connect-streams whether an agent is logged in.
 *
 * `connect.core.initialized`, `connect.agent.initialized` and `new connect.Agent()` stay true after a log-out.
 * The only proof of a log-in is an agent update, so that is what counts here:
 *
 * 1. `agent::update`: logged in, until it grows stale; another agent's is a log-out first.
 * 2. `terminated`, a hard `auth_fail`, exhausted retries, a CCP that does not load: logged out.
 * 3. A soft `auth_fail`: suspect, and logged out unless it heals.
 * 4. `acknowledge` with an id: a CCP page has loaded, its agent is not here yet.
 *
 * It attaches at any time: before Streams is loaded, or long after the page called initCCP.
 */
export class StreamsSession implements SoftphoneSession {
  readonly #staleAfterMs: number;
  readonly #connect: StreamsApi | undefined;
  readonly #listeners = new Set<(state: SessionState) => void>();
  readonly #snapshotListeners = new Set<() => void>();
  #looking: ReturnType<typeof setTimeout> | undefined;
  #bus: StreamsBus | undefined;
  #subscriptions: { unsubscribe(): void }[] = [];
  #state: SessionState = 'starting';
  #agentArn: string | undefined;
  #instance: ConnectInstance | undefined;
  readonly #seen = new Set<string>();
  /** The last agent update. */
  #data: unknown;
  #isMuted = false;
  #snapshot: SoftphoneSnapshot | undefined;
  /** Wall clock, as a laptop's sleep must count; 0 without any update. */
  #updatedAt = 0;
  #staleTimer: ReturnType<typeof setTimeout> | undefined;
  #healTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ staleAfterMs = 90_000, connect }: StreamsSessionOptions = {}) {
    this.#staleAfterMs = staleAfterMs;
    this.#connect = connect;
    this.#look();
  }

  get state(): SessionState {
    // Timers of a hidden tab come late: compare when asked.
    this.#doubtIfStale();
    return this.#state;
  }

  get instance(): ConnectInstance | undefined {
    return this.#instance;
  }

  get snapshot(): SoftphoneSnapshot | undefined {
    return this.#snapshot;
  }

  hasSeen(contactId: string): boolean {
    return this.#seen.has(contactId);
  }

  subscribe(listener: (state: SessionState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  subscribeSnapshots(listener: () => void): () => void {
    this.#snapshotListeners.add(listener);
    return () => void this.#snapshotListeners.delete(listener);
  }

  stop(): void {
    clearTimeout(this.#looking);
    clearTimeout(this.#staleTimer);
    this.#stopHealing();
    this.#detach();
  }

  #look(): void {
    this.#attach();
    this.#looking = setTimeout(() => this.#look(), this.#bus ? LOOK_MS.again : LOOK_MS.first);
  }

  #attach(): void {
    const connect = this.#connect ?? globalStreams();
    if (connect !== undefined) warnOfStreamsVersion(connect);
    const bus = connect?.core.getEventBus();
    if (connect === undefined || bus === undefined) return;
    // `terminate()` drops every subscription and the agent's data; a second initCCP brings another bus.
    if (bus === this.#bus && connect.core.getAgentDataProvider?.() === null) this.#loggedOut();
    if (bus === this.#bus) return;

    this.#detach();
    this.#bus = bus;
    this.#listen(bus);
    const data = connect.agent.initialized === true ? agentData(connect) : undefined;
    // The page called initCCP before us: its last update counts for as long as it would have counted then.
    if (data !== undefined) this.#updated(data, readAgentUpdate(data).takenAt);
  }

  /** The events of the bus are those of the wire, under the same names. */
  #listen(bus: StreamsBus): void {
    const on = (event: string, listener: (data?: StreamsEventData) => void): void => {
      this.#subscriptions.push(bus.subscribe(event, listener));
    };
    on('agent::update', (data) => this.#updated(data, Date.now()));
    on('acknowledge', (data) => {
      if (!data?.id || this.#state === 'logged_in') return;
      this.#stopHealing();
      this.#change('starting');
    });
    on('auth_fail', (data) => {
      if (data?.authorize === true) this.#loggedOut();
      else this.#softAuthFail();
    });
    // Whoever holds the microphone tells; also that it is open again, when a call is over.
    on('agent::mute_toggle', (data) => {
      if (typeof data?.muted !== 'boolean' || this.#data === undefined) return;
      this.#isMuted = data.muted;
      this.#takeSnapshot();
      this.#tellSnapshot();
    });
    on('authorize_success', () => {
      this.#stopHealing();
      if (this.#state === 'suspect' && !this.#isStale()) this.#change('logged_in');
    });
    for (const event of [
      'terminated',
      'access_denied',
      'cti_authorize_retries_exhausted',
      'authorize_retries_exhausted',
      'ack_timeout',
      'iframe_retries_exhausted',
    ]) {
      on(event, () => this.#loggedOut());
    }
  }

  #detach(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.#subscriptions = [];
    this.#bus = undefined;
  }

  #updated(data: unknown, at: number): void {
    const { agentArn, instance, contactIds } = readAgentUpdate(data);
    if (agentArn !== undefined && this.#agentArn !== undefined && agentArn !== this.#agentArn)
      this.#loggedOut();
    this.#agentArn = agentArn ?? this.#agentArn;
    this.#instance = instance ?? this.#instance;
    for (const id of contactIds) if (id) this.#seen.add(id);
    this.#updatedAt = at;
    this.#stopHealing();
    clearTimeout(this.#staleTimer);
    this.#staleTimer = setTimeout(() => this.#doubtIfStale(), this.#staleAfterMs - (Date.now() - at));
    this.#data = data;
    this.#takeSnapshot();
    this.#change(this.#isStale() ? 'suspect' : 'logged_in');
    this.#tellSnapshot();
  }

  #softAuthFail(): void {
    if (this.#state === 'logged_out') return;
    this.#healTimer ??= setTimeout(() => this.#loggedOut(), HEAL_MS);
    this.#change('suspect');
  }

  #stopHealing(): void {
    clearTimeout(this.#healTimer);
    this.#healTimer = undefined;
  }

  #isStale(): boolean {
    return Date.now() - this.#updatedAt >= this.#staleAfterMs;
  }

  #doubtIfStale(): void {
    if (this.#state === 'logged_in' && this.#isStale()) this.#change('suspect');
  }

  #loggedOut(): void {
    this.#stopHealing();
    clearTimeout(this.#staleTimer);
    this.#agentArn = undefined;
    this.#instance = undefined;
    this.#seen.clear();
    this.#isMuted = false;
    this.#snapshot = this.#data = undefined;
    this.#updatedAt = 0;
    this.#change('logged_out');
  }

  #change(state: SessionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) guard(() => listener(state));
  }

  #takeSnapshot(): void {
    this.#snapshot = readSnapshot(this.#data, this.#isMuted);
  }

  #tellSnapshot(): void {
    for (const listener of this.#snapshotListeners) guard(listener);
  }
}

function guard(listen: () => void): void {
  try {
    listen();
  } catch (error) {
    console.error('connect-message-broker: a listener failed', error);
  }
}

function agentData(connect: StreamsApi): unknown {
  try {
    return connect.core.getAgentDataProvider?.()?.getAgentData();
  } catch {
    // StateError: there is none yet.
    return undefined;
  }
}
