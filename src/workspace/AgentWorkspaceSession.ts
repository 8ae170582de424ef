import type { ConnectInstance } from '../connect/Connection.js';
import type { SessionState } from '../session/AgentSession.js';
import { agentOf, instanceOf } from '../session/agentUpdate.js';
import type { SoftphoneEnd, SoftphoneSession, SoftphoneSnapshot } from '../session/SoftphoneSession.js';
import { AgentDetails } from './AgentDetails.js';
import { ContactList } from './ContactList.js';
import { LoginProof } from './LoginProof.js';
import { Permissions } from './Permissions.js';
import { guard, Sdk } from './Sdk.js';
import type {
  WorkspaceAgent,
  WorkspaceContacts,
  WorkspaceContext,
  WorkspaceProvider,
  WorkspaceVoice,
} from './WorkspaceApi.js';

/** Milliseconds: since `onDestroy`, after which the workspace waits for five seconds; `read` is since the last answer. */
const END = { unsent: 3_000, sent: 3_700, read: 200, all: 4_000 } as const;

export interface WorkspaceParts {
  /** What `AmazonConnectApp.init`, or `AmazonConnectService.init`, returned as `provider`. */
  readonly provider: WorkspaceProvider;
  /** An `AgentClient` of the provider. */
  readonly agent: WorkspaceAgent;
  /** A `ContactClient` of the provider. */
  readonly contact: WorkspaceContacts;
  /** A `VoiceClient` of the provider. Default: numbers and hold are unknown. */
  readonly voice?: WorkspaceVoice;
  /** What `onCreate` is given as `event.context`, or a promise of it. Default `{}`: the page is there. */
  readonly context?: WorkspaceContext | Promise<WorkspaceContext>;
  /** Milliseconds between two checks that the agent is still logged in. Default 20000. */
  readonly verifyMs?: number | undefined;
}

/**
 * Reads from the Amazon Connect Agent Workspace whether an agent is logged in, and what the agent and the contacts do. For the
 * setting `session`. See docs/agent-workspace.md.
 */
export class AgentWorkspaceSession implements SoftphoneSession {
  /**
   * Default of the setting `loginWaitMs`: the workspace takes longer than a softphone. A little before the deadline of 30 s, so
   * that the answer names the login.
   */
  readonly loginWaitMs = 29_900;
  readonly #stateListeners = new Set<(state: SessionState) => void>();
  readonly #snapshotListeners = new Set<() => void>();
  readonly #permissions = new Permissions();
  readonly #sdk = new Sdk(this.#permissions);
  readonly #proof: LoginProof;
  readonly #details: AgentDetails;
  readonly #contacts: ContactList;
  readonly #ends = new Set<SoftphoneEnd>();
  /** The contact that the page was opened for. */
  #scope: string | undefined;
  /** The first agent: the contact is no other agent's. */
  #owner: string | undefined;
  #agentArn: string | undefined;
  #isEnding = false;
  #isStopped = false;
  /** Whether the contacts were forgotten at a logout. */
  #isEmptied = false;

  constructor({ provider, agent, contact, voice, context = {}, verifyMs = 20_000 }: WorkspaceParts) {
    const onChange = (): void => this.#notify();
    this.#details = new AgentDetails(agent, this.#sdk, onChange);
    this.#contacts = new ContactList({ contact, voice, sdk: this.#sdk, onChange });
    this.#proof = new LoginProof({
      provider,
      agent,
      sdk: this.#sdk,
      verifyMs,
      onAsk: () => {
        this.#contacts.refresh();
        const accept = this.#details.ask();
        return (agentArn) => {
          this.#agentArn = agentArn;
          this.#owner ??= agentOf(agentArn);
          if (this.#owner !== agentOf(agentArn)) this.#scope = undefined;
          accept();
          this.#notify();
        };
      },
      onChange: (state) => this.#changed(state),
      onError: (error) => this.#permissions.refused(error.message, error),
    });
    this.#proof.start();
    void Promise.resolve(context).then((known) => this.#open(known));
  }

  get state(): SessionState {
    return this.#proof.state;
  }

  get instance(): ConnectInstance | undefined {
    return this.#agentArn === undefined ? undefined : instanceOf(this.#agentArn);
  }

  get snapshot(): SoftphoneSnapshot | undefined {
    if (this.#agentArn === undefined) return undefined;
    return { ...this.#details.show(this.#agentArn), contacts: this.#contacts.shown };
  }

  /** Permissions of the application that are missing, as far as is known. */
  get missingPermissions(): readonly string[] {
    return this.#permissions.missing;
  }

  /** Whether it follows no agent any more, by {@link stop}. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  hasSeen(contactId: string): boolean {
    return this.#contacts.hasSeen(contactId);
  }

  subscribe(listener: (state: SessionState) => void): () => void {
    return add(this.#stateListeners, listener);
  }

  subscribeSnapshots(listener: () => void): () => void {
    return add(this.#snapshotListeners, listener);
  }

  subscribeEnd(listener: SoftphoneEnd): () => void {
    return add(this.#ends, listener);
  }

  /**
   * To be called in `onDestroy`. Requests that are open have three seconds to be stored; after that they are answered with a
   * failure. Then the agent is logged out.
   *
   * @returns a promise that resolves within four seconds
   */
  async end(): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    const unsent = pause(END.unsent);
    const sent = pause(END.sent);
    const answered = Promise.all([...this.#ends].map((end) => end(unsent, sent)));
    // The apps go away with this page: they need a moment to read their answers.
    await Promise.race([answered.then(() => pause(END.read)), pause(END.all)]);
    this.#proof.end();
    this.#sdk.end();
  }

  /** Ends timers and subscriptions for good; the state then stays as it is. */
  stop(): void {
    this.#isStopped = true;
    this.#proof.stop();
    this.#sdk.end();
  }

  #open(context: WorkspaceContext | null): void {
    this.#permissions.set(context?.config?.permissions);
    this.#scope = context?.scope?.contactId;
    this.#details.start();
    this.#contacts.start();
    void this.#contacts.fill(this.#scope);
    this.#proof.open();
  }

  #changed(state: SessionState): void {
    if (state === 'logged_out') {
      this.#agentArn = undefined;
      this.#details.forget();
      this.#contacts.empty();
      this.#isEmptied = true;
    } else if (state === 'logged_in' && this.#isEmptied) {
      this.#isEmptied = false;
      void this.#contacts.fill(this.#scope);
    }
    for (const listener of [...this.#stateListeners]) guard(() => listener(state));
    this.#notify();
  }

  #notify(): void {
    if (this.#agentArn !== undefined) for (const listener of [...this.#snapshotListeners]) guard(listener);
  }
}

function add<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
