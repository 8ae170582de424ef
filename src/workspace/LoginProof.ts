import type { SessionState } from '../session/AgentSession.js';
import { agentOf } from '../session/agentUpdate.js';
import type { Sdk } from './Sdk.js';
import type { WorkspaceAgent, WorkspaceHandler, WorkspaceProvider, WorkspaceProxy } from './WorkspaceApi.js';

/** An answer that takes longer is none: Amazon's packages wait 30 s. */
const ANSWER_MS = 5_000;
/** After an answer that proves nothing. */
const RETRY_MS = 2_000;

type Doubt = 'connection' | 'health' | 'network' | 'expiry';

export interface LoginProofParts {
  readonly provider: WorkspaceProvider;
  readonly agent: WorkspaceAgent;
  readonly sdk: Sdk;
  /** Milliseconds between two checks. */
  readonly verifyMs: number;
  /** Called when the agent is about to be asked for. @returns is called with the answer, before the session changes */
  onAsk(): (agentArn: string) => void;
  onChange(state: SessionState): void;
  onError(error: { readonly message: string }): void;
}

/**
 * Whether an agent is logged in, as the workspace shows it. The only proof is an answer to the question who the agent is.
 *
 * | from the workspace                                              | the session becomes                       |
 * |-----------------------------------------------------------------|-------------------------------------------|
 * | an answer to `getARN`, asked after the last doubt               | logged in                                 |
 * | an answer that names a different agent                          | logged out, then logged in                |
 * | the connection is reset, or its health checks are not answered  | suspect if it was logged in               |
 * | the workspace has lost its network                              | suspect if it was logged in               |
 * | the announced end of the agent's session has passed             | suspect if it was logged in               |
 * | `getARN` fails, or is not answered within 5 s                   | suspect if it was logged in               |
 * | a fatal error, or no connection within its time                 | logged out                                |
 *
 * It asks when the connection is ready, when a doubt is over, when the page becomes visible, and every `verifyMs`.
 */
export class LoginProof {
  readonly #parts: LoginProofParts;
  #state: SessionState = 'starting';
  #agent: string | undefined;
  /** What has to pass before an answer counts. */
  readonly #doubts = new Set<Doubt>();
  /** Counts doubts: an answer to a question from before the last one proves nothing. */
  #doubted = 0;
  #asked = 0;
  /** When the agent's session ends, in milliseconds since 1970. */
  #expiresAt = Number.POSITIVE_INFINITY;
  /** Whether it may ask. */
  #isOpen = false;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: LoginProofParts) {
    this.#parts = parts;
  }

  get state(): SessionState {
    if (Date.now() >= this.#expiresAt) this.#doubt('expiry');
    return this.#state;
  }

  /** Follows the connection from now on; asks nothing yet. */
  start(): void {
    const { provider, agent, sdk, onError } = this.#parts;
    const proxy = provider.getProxy();
    sdk.on<{ status: string }>(proxy, 'ConnectionStatusChange', ({ status }) => this.#connection(status));
    sdk.on<{ status: string }>(proxy, 'HealthCheckStatusChanged', ({ status }) =>
      this.#set('health', status === 'unhealthy'),
    );
    sdk.on<{ isFatal: boolean; message: string }>(provider, 'Error', (error) => {
      onError(error);
      if (error.isFatal) this.#connection('error');
    });
    sdk.on<{ status: string }>(agent, 'NetworkConnectionStatusChanged', ({ status }) =>
      this.#set('network', status === 'disconnected' || status === 'failed'),
    );
    sdk.on<{ expiration?: unknown }>(topicOf(proxy, 'expiration-warning'), '', ({ expiration }) =>
      this.#expire(Number(expiration) || Date.now()),
    );
    sdk.on(topicOf(proxy, 'expiration-warning-cleared'), '', () => this.#expire(Number.POSITIVE_INFINITY));
    document.addEventListener('visibilitychange', this.#look);
    this.#connection(proxy.connectionStatus);
  }

  /** The workspace has created the page: from now on it asks. */
  open(): void {
    this.#isOpen = true;
    void this.#ask();
  }

  /** The login is over for good. */
  end(): void {
    this.stop();
    this.#logOut();
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
  }

  readonly #look = (): void => {
    // Timers of a hidden page come late.
    if (document.visibilityState === 'visible') void this.#ask();
  };

  #connection(status: string): void {
    // A provider of two Regions stays `notConnected`, although its calls are answered.
    this.#set('connection', status !== 'ready' && status !== 'notConnected');
    if (status === 'error') this.#logOut();
  }

  #expire(at: number): void {
    this.#expiresAt = at;
    this.#set('expiry', Date.now() >= at);
  }

  #set(doubt: Doubt, isDoubtful: boolean): void {
    if (isDoubtful) this.#doubt(doubt);
    else if (this.#doubts.delete(doubt)) void this.#ask();
  }

  #doubt(doubt: Doubt): void {
    this.#doubts.add(doubt);
    this.#suspect();
  }

  #suspect(): void {
    this.#doubted += 1;
    if (this.#state === 'logged_in' && !this.#isOver) this.#change('suspect');
  }

  async #ask(): Promise<void> {
    if (!this.#isOpen || this.#isOver || this.#doubts.has('connection')) return;
    const asked = ++this.#asked;
    const doubted = this.#doubted;
    const accept = this.#parts.onAsk();
    const failed = (): void => {
      if (this.#state === 'logged_in') this.#suspect();
    };
    this.#askIn(ANSWER_MS, failed);
    const arn = await this.#parts.sdk.read(this.#parts.agent, 'getARN');
    if (arn && doubted === this.#doubted) this.#proved(arn, accept);
    else if (asked === this.#asked) failed();
    if (asked === this.#asked) this.#askIn(this.#state === 'logged_in' ? this.#parts.verifyMs : RETRY_MS);
  }

  #askIn(ms: number, before = (): void => {}): void {
    clearTimeout(this.#timer);
    if (this.#isOver) return;
    this.#timer = setTimeout(() => {
      before();
      void this.#ask();
    }, ms);
  }

  #proved(arn: string, accept: (agentArn: string) => void): void {
    if (this.#isOver) return;
    if (this.#agent && agentOf(this.#agent) !== agentOf(arn)) this.#logOut();
    this.#agent = arn;
    accept(arn);
    if (!this.#doubts.size) this.#change('logged_in');
  }

  #logOut(): void {
    this.#agent = undefined;
    this.#change('logged_out');
  }

  #change(state: SessionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#parts.onChange(state);
  }
}

/** A topic of the session's end, as a client with one event. */
function topicOf(proxy: WorkspaceProxy, key: string): object {
  const topic = { namespace: 'aws.connect.activity', key } as const;
  return {
    on: (handler: WorkspaceHandler<object>) => proxy.subscribe?.(topic, handler),
    off: (handler: WorkspaceHandler<object>) => proxy.unsubscribe?.(topic, handler),
  };
}
