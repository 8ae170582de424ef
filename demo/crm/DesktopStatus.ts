import type { AgentStateSyncMessage, ConnectionState } from 'connect-message-broker/client';

/** Shows in one line whether the desktop answers, which agent is logged in, and in which state the agent is. */
export class DesktopStatus {
  readonly #place: HTMLElement;
  #connection: ConnectionState = 'connecting';
  #hasConnected = false;
  #problem: string | undefined;
  #agent: AgentStateSyncMessage | undefined;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  showConnection(state: ConnectionState): void {
    this.#connection = state;
    if (state === 'connected') this.#hasConnected = true;
    // The agent may log out while the desktop is gone. A desktop that comes back sends the agent's state again.
    else this.#agent = undefined;
    this.#show();
  }

  /** @param problem why the desktop has not answered so far */
  showProblem(problem: string): void {
    this.#problem = problem;
    this.#show();
  }

  showAgent(agent: AgentStateSyncMessage): void {
    this.#agent = agent;
    this.#show();
  }

  #show(): void {
    const warning = this.#warning();
    document.body.classList.toggle('unavailable', warning !== undefined);
    const text = warning ?? this.#textWhileAvailable();
    // A screen reader would read the same text out again.
    if (this.#place.textContent !== text) this.#place.textContent = text;
  }

  /** Why nothing can be saved now. */
  #warning(): string | undefined {
    if (this.#connection !== 'connected') {
      if (this.#hasConnected) return 'Reconnecting … What you save is sent when the desktop is back.';
      return this.#problem && `The desktop does not answer, so nothing can be saved: ${this.#problem}`;
    }
    return this.#agent?.loginState === 'LoggedOut'
      ? 'Nobody is logged in: what you enter is kept, and can be saved after the next login.'
      : undefined;
  }

  #textWhileAvailable(): string {
    if (this.#connection !== 'connected') return 'Waiting for the desktop …';
    if (this.#agent === undefined) return 'The desktop is ready.';
    const { agentInfo, agentState } = this.#agent;
    return [agentInfo?.name ?? 'An agent is logged in', agentState?.name].filter(Boolean).join(', ');
  }
}
