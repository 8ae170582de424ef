import type { AgentState, AgentStateType } from '../protocol/agentMessages.js';
import { isoText } from '../session/agentUpdate.js';
import type { SoftphoneSnapshot } from '../session/SoftphoneSession.js';
import type { Sdk } from './Sdk.js';
import type { WorkspaceAgent, WorkspaceAgentState } from './WorkspaceApi.js';

interface Details {
  name?: string;
  extension?: string | null;
  agentState?: AgentState;
}

/** Name, extension and state of the agent. */
export class AgentDetails {
  readonly #agent: WorkspaceAgent;
  readonly #sdk: Sdk;
  readonly #onChange: () => void;
  #details: Details = {};
  /** Only the newest answer counts. */
  #stateReads = 0;

  constructor(agent: WorkspaceAgent, sdk: Sdk, onChange: () => void) {
    this.#agent = agent;
    this.#sdk = sdk;
    this.#onChange = onChange;
  }

  /** To be called when it is known what the workspace lets the page do. */
  start(): void {
    this.#sdk.on(this.#agent, 'StateChanged', () => this.#readState(() => this.#details), 'agent/state');
  }

  /**
   * Asks for all of it. What is answered counts when it has been proved that the agent is the one that is meant.
   *
   * @returns to be called then
   */
  ask(): () => void {
    const details: Details = {};
    void this.#sdk.read(this.#agent, 'getName').then((name = '') => this.#take(details, { name }));
    void this.#sdk
      .read(this.#agent, 'getExtension')
      .then((extension = '') => this.#take(details, { extension: extension || null }));
    void this.#readState(() => details);
    return () => {
      this.#details = Object.assign(details, { ...this.#details, ...details });
    };
  }

  forget(): void {
    this.#details = {};
  }

  /** @param arn of the agent */
  show(arn: string): Pick<SoftphoneSnapshot, 'agentInfo' | 'agentState'> {
    const { name = '', extension = null, agentState } = this.#details;
    return {
      // The workspace says nothing of the last three.
      agentInfo: {
        name,
        id: arn.slice(arn.lastIndexOf('/') + 1),
        extension,
        loginName: '',
        muted: false,
        softphoneEnabled: false,
      },
      agentState: agentState ?? { agentStateARN: '', type: 'error', name: '', startTimestamp: '' },
    };
  }

  #take(details: Details, news: Details): void {
    Object.assign(details, news);
    if (details === this.#details) this.#onChange();
  }

  async #readState(of: () => Details): Promise<void> {
    const turn = ++this.#stateReads;
    const state = await this.#sdk.read(this.#agent, 'getState');
    if (state && turn === this.#stateReads) this.#take(of(), { agentState: readState(state) });
  }
}

function readState({ agentStateARN = '', type, name, startTimestamp }: WorkspaceAgentState): AgentState {
  // `after_call_work`, and what may come, are states that Amazon Connect sets.
  const isKnown = /^(routable|not_routable|offline|error)$/.test(type);
  return {
    agentStateARN,
    type: isKnown ? (type as AgentStateType) : 'system',
    name,
    startTimestamp: isoText(startTimestamp) ?? '',
  };
}
