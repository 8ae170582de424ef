import type { ConnectInstance } from '../connect/Connection.js';
import { Emitter } from '../emitter/Emitter.js';
import { DEFAULTS } from '../settings/defaults.js';
import type { SessionState } from './AgentSession.js';
import { isFrameGone, isInactive, isOfActiveConduit } from './activeConduit.js';
import { type AgentUpdate, agentOf, readAgentUpdate } from './agentUpdate.js';
import { ClockSkew } from './ClockSkew.js';
import { Failover } from './Failover.js';
import type { SoftphoneSession, SoftphoneSnapshot } from './SoftphoneSession.js';
import { SoftphoneView } from './SoftphoneView.js';
import { lastAgentData, type StreamsApi } from './StreamsApi.js';
import { StreamsBusWatch, type Subscribe } from './StreamsBusWatch.js';
import { warnOfStreamsVersion } from './streamsVersion.js';

/** A soft authorization failure heals within one or two seconds, or not at all (Streams issue 969). */
const HEAL_MS = 8_000;

export interface StreamsSessionOptions {
  /** Milliseconds without an agent update after which the session is in doubt. Default 90000: three polls of 30 s. */
  readonly staleAfterMs?: number | undefined;
  /** amazon-connect-streams. Default `globalThis.connect`, whenever it comes. */
  readonly connect?: StreamsApi | undefined;
}

/**
 * Reads from amazon-connect-streams whether an agent is logged in.
 *
 * `connect.core.initialized`, `connect.agent.initialized` and `new connect.Agent()` stay true after a logout.
 * The only proof of a login is an agent update, so that is what counts here:
 *
 * | from Streams                                                | the session becomes                                     |
 * |-------------------------------------------------------------|---------------------------------------------------------|
 * | `agent::update`                                             | logged in; after a logout, if it names a different agent |
 * | the same agent and instance in a different AWS Region       | logged in there; contacts that were seen stay seen      |
 * | no update for `staleAfterMs`                                | suspect, until an update                                |
 * | a soft `auth_fail`                                          | suspect; logged out unless it heals within 8 s          |
 * | `ack_timeout`                                               | suspect if it was logged in, until an update            |
 * | the CCP's iframe is not in its document any more            | suspect if it was logged in, until an update            |
 * | a failover is announced, and not complete                   | suspect, until the new Region's update                  |
 * | `terminated`, a hard `auth_fail`, exhausted retries         | logged out                                              |
 * | `acknowledge` with an id                                    | starting, unless logged in: the CCP's page has loaded   |
 * | an update or exhausted iframe retries of the inactive Region | no change                                              |
 *
 * It attaches at any time: before Streams is loaded, or long after the page called initCCP.
 */
export class StreamsSession implements SoftphoneSession {
  readonly #staleAfterMs: number;
  readonly #watch: StreamsBusWatch;
  readonly #emitter = new Emitter<{ state: SessionState; snapshot: undefined }>();
  #streams: StreamsApi | undefined;
  #state: SessionState = 'starting';
  #agent: string | undefined;
  #instance: ConnectInstance | undefined;
  readonly #view = new SoftphoneView();
  readonly #clockSkew = new ClockSkew();
  /** Wall clock, as a laptop's sleep must count; 0 without any update. */
  #updatedAt = 0;
  /** A soft `auth_fail` or an `ack_timeout` has come since the last update. */
  #isChallenged = false;
  readonly #failover = new Failover();
  #staleTimer: ReturnType<typeof setTimeout> | undefined;
  #healTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ staleAfterMs = DEFAULTS.sessionStaleAfterMs, connect }: StreamsSessionOptions = {}) {
    this.#staleAfterMs = staleAfterMs;
    this.#watch = new StreamsBusWatch(connect, {
      attached: (streams, on) => this.#attached(streams, on),
      terminated: () => this.#loggedOut(),
      looked: () => this.#doubt(),
    });
    this.#watch.start();
  }

  get state(): SessionState {
    // Timers of a hidden tab come late, and no event reports that a frame is gone: compare when asked.
    this.#doubt();
    return this.#state;
  }

  get instance(): ConnectInstance | undefined {
    return this.#instance;
  }

  get snapshot(): SoftphoneSnapshot | undefined {
    return this.#view.snapshot;
  }

  get clockSkewMs(): number | undefined {
    return this.#clockSkew.ms;
  }

  hasSeen(contactId: string): boolean {
    return this.#view.hasSeen(contactId);
  }

  subscribe(listener: (state: SessionState) => void): () => void {
    return this.#emitter.on('state', listener);
  }

  subscribeSnapshots(listener: () => void): () => void {
    return this.#emitter.on('snapshot', listener);
  }

  stop(): void {
    clearTimeout(this.#staleTimer);
    this.#stopHealing();
    this.#watch.stop();
  }

  #attached(connect: StreamsApi, on: Subscribe): void {
    this.#streams = connect;
    warnOfStreamsVersion(connect);
    this.#listen(connect, on);
    // When the page called initCCP earlier, its last update counts for as long as it would have counted then.
    const data = lastAgentData(connect);
    if (data === undefined) return;
    const update = readAgentUpdate(data);
    this.#take(update, update.takenAt);
  }

  /** The events of the bus are those of the wire, under the same names. */
  #listen(connect: StreamsApi, on: Subscribe): void {
    on('agent::update', (data) => this.#take(readAgentUpdate(data), Date.now()));
    // With Global Resiliency, Streams asks the CCP of a Region that becomes active for its data.
    on('agent::fetch_agent_data_from_ccp', (data) => {
      const update = readAgentUpdate(data);
      const { instance, takenAt } = update;
      if (instance && instance.region !== this.#instance?.region) this.#take(update, takenAt);
    });
    on('acknowledge', (data) => {
      if (!data?.id || this.#state === 'logged_in') return;
      this.#stopHealing();
      this.#change('starting');
    });
    on('auth_fail', (data) => {
      if (data?.authorize === true) this.#loggedOut();
      else if (this.#state !== 'logged_out') {
        this.#healTimer ??= setTimeout(() => this.#loggedOut(), HEAL_MS);
        this.#isChallenged = true;
        this.#change('suspect');
      }
    });
    // A missed heartbeat, or a page that is slow to load: no sign of a logout.
    on('ack_timeout', () => {
      if (this.#state === 'logged_in') this.#isChallenged = true;
      this.#doubt();
    });
    // Sent by the softphone that has the microphone; also when a call is over and the microphone is open again.
    on('agent::mute_toggle', (data) => {
      if (typeof data?.muted !== 'boolean' || this.snapshot === undefined) return;
      this.#view.mute(data.muted);
      this.#emitter.emit('snapshot', undefined);
    });
    on('authorize_success', () => {
      this.#stopHealing();
      this.#isChallenged = false;
      this.#review();
    });
    for (const event of [
      'terminated',
      'access_denied',
      'cti_authorize_retries_exhausted',
      'authorize_retries_exhausted',
    ]) {
      on(event, () => this.#loggedOut());
    }
    on('iframe_retries_exhausted', (name: unknown) => {
      if (isOfActiveConduit(connect, name)) this.#loggedOut();
    });
    // Detected: since Streams 2.27. Pending: while the agent still has contacts. Initiated: Streams changes to the other CCP.
    for (const event of ['failover_detected_crm', 'failover_pending_crm', 'failover_initiated']) {
      on(`globalResiliency::${event}`, (data) => {
        const next = data?.nextActiveRegion ?? data?.activeRegion;
        if (this.#state !== 'logged_out') this.#failover.announce(next, this.#instance?.region, Date.now());
        this.#review();
      });
    }
    on('globalResiliency::failover_complete', (data) => {
      this.#failover.complete(data?.activeRegion, this.#instance?.region);
      this.#review();
    });
  }

  #take({ agentArn, instance, clockSkewMs, snapshot, listenedTo }: AgentUpdate, at: number): void {
    const region = instance?.region;
    // Both CCPs send updates until Streams has notified one of them that it is inactive, and some come late.
    if (isInactive(this.#streams, region)) return;

    this.#clockSkew.update(clockSkewMs);
    const agent = agentArn === undefined ? this.#agent : agentOf(agentArn);
    if (this.#agent !== undefined && agent !== this.#agent) this.#loggedOut();
    this.#agent = agent;
    // A call does not survive a failover, and its microphone with it.
    if (region !== undefined && region !== this.#instance?.region) this.#view.mute(false);
    this.#instance = instance ?? this.#instance;
    this.#view.update(snapshot, listenedTo);
    this.#updatedAt = at;
    this.#isChallenged = false;
    this.#failover.updated(region, snapshot.contacts.length > 0, Date.now());
    this.#stopHealing();
    clearTimeout(this.#staleTimer);
    this.#staleTimer = setTimeout(() => this.#doubt(), this.#staleAfterMs - (Date.now() - at));
    this.#change(this.#isInDoubt() ? 'suspect' : 'logged_in');
    this.#emitter.emit('snapshot', undefined);
  }

  #stopHealing(): void {
    clearTimeout(this.#healTimer);
    this.#healTimer = undefined;
  }

  #isInDoubt(): boolean {
    return (
      this.#isChallenged ||
      this.#failover.isPending ||
      Date.now() - this.#updatedAt >= this.#staleAfterMs ||
      isFrameGone(this.#streams) ||
      isInactive(this.#streams, this.#instance?.region)
    );
  }

  #doubt(): void {
    if (this.#state === 'logged_in' && this.#isInDoubt()) this.#change('suspect');
  }

  /** A reason for doubt has come or gone. */
  #review(): void {
    this.#doubt();
    if (this.#state === 'suspect' && !this.#isInDoubt()) this.#change('logged_in');
  }

  #loggedOut(): void {
    this.#stopHealing();
    clearTimeout(this.#staleTimer);
    this.#agent = this.#instance = undefined;
    this.#view.clear();
    this.#isChallenged = false;
    this.#failover.end();
    this.#updatedAt = 0;
    this.#change('logged_out');
  }

  #change(state: SessionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#emitter.emit('state', state);
  }
}
