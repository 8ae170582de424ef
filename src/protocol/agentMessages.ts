/** Whether an agent is logged in at the desktop. */
export type LoginState = 'LoggedIn' | 'LoggedOut';

/** Kinds of agent states in Amazon Connect. Only Amazon Connect sets `system`, such as `Busy` during a call. */
export type AgentStateType = 'routable' | 'not_routable' | 'offline' | 'system' | 'error';

/** The agent's identity and softphone settings. */
export interface AgentInfo {
  /** First and last name. */
  readonly name: string;
  /** Id of the user in Amazon Connect. */
  readonly id: string;
  /** Number of the desk phone; null for a softphone. */
  readonly extension: string | null;
  /** User name. */
  readonly loginName: string;
  /** Whether the agent's microphone is muted. */
  readonly muted: boolean;
  /** Whether calls go to the softphone; otherwise they go to the desk phone. */
  readonly softphoneEnabled: boolean;
}

/** An agent's state in Amazon Connect. */
export interface AgentState {
  readonly agentStateARN: string;
  readonly type: AgentStateType;
  /** Its name in the instance: `Available`, `Lunch`. */
  readonly name: string;
  /** When it began, ISO 8601. */
  readonly startTimestamp: string;
}

/** Buttons that an app may offer, by name. */
export interface ButtonStates {
  readonly items: Readonly<Record<string, 'Enable' | 'Hide'>>;
  /** Entries of `items`. */
  readonly count: number;
}

/** The buttons and the state of the agent. */
export interface AgentRules {
  readonly ButtonStates: ButtonStates;
  readonly ResponseActual: AgentState;
}

/** `message` of the answer to `Agent`/`StateSync`. */
export interface AgentStateSyncMessage {
  /** `LoggedOut` also while the state is unknown. */
  readonly loginState: LoginState;
  /** Null when logged out, or when the app's rule does not grant it. */
  readonly agentInfo: AgentInfo | null;
  /** Null under the same conditions as `agentInfo`. */
  readonly agentState: AgentState | null;
  /** Null when the app's rule does not grant it; empty when logged out. */
  readonly rules: AgentRules | null | '';
}

/** `message` of the event `Agent`/`LoginSuccess`. */
export interface LoginMessage {
  readonly loginState: 'LoggedIn';
  /** Null when the app's rule does not grant it. */
  readonly agentInfo: AgentInfo | null;
  readonly agentState: null;
  readonly rules: null;
}

/** `message` of the event `Agent`/`LogoutSuccess`. */
export interface LogoutMessage {
  readonly loginState: 'LoggedOut';
  readonly agentInfo: null;
  readonly agentState: null;
  readonly rules: '';
}

/** `data` of the event `Agent`/`SetAgentState`: the agent, and the state. */
export interface SetAgentStateData extends AgentInfo {
  /** `Ready` when contacts may be routed to the agent. */
  readonly state: 'Ready' | 'Not_Ready';
  /** Its `id` is the state's name. Absent when `Ready`. */
  readonly reasonCode?: { readonly id: string };
  /** When it began, ISO 8601. */
  readonly stateChangeTime: string;
  readonly type: AgentStateType;
}

/** `message` of the event `Agent`/`SetAgentState`. */
export interface SetAgentStateMessage {
  readonly rules: AgentRules;
  readonly data: SetAgentStateData;
  /** Name of the agent's current state: `Available`, `Lunch`, `Busy`. */
  readonly event: string;
  readonly source: 'event';
}
