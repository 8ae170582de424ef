import { type BusEvent, busEvent, type Reader } from '../broker/BusEvent.js';
import type {
  AgentRules,
  AgentState,
  AgentStateSyncMessage,
  ButtonStates,
  LoginMessage,
  LogoutMessage,
  SetAgentStateMessage,
} from '../protocol/agentMessages.js';
import type { SoftphoneSnapshot } from '../session/SoftphoneSession.js';

const BUTTONS = hiddenButtons(['NotReady', 'Ready', 'make_call', 'mute', 'unmute']);

const LOGGED_OUT: LogoutMessage = { loginState: 'LoggedOut', agentInfo: null, agentState: null, rules: '' };

/** No operation of this broker presses a button of the softphone. */
export function hiddenButtons(names: readonly string[]): ButtonStates {
  return { items: Object.fromEntries(names.map((name) => [name, 'Hide'])), count: names.length };
}

/** Who the agent is, and in which state, is for readers that are granted either of these. */
function mayKnowAgent(reader: Reader): boolean {
  return reader.grants('Agent/SetAgentState') || reader.grants('Agent/StateSync');
}

/** `message` of the answer to `Agent`/`StateSync`. @param snapshot undefined when no agent is logged in */
export function agentStateSyncMessage(
  isLoggedIn: boolean,
  snapshot: SoftphoneSnapshot | undefined,
  reader: Reader,
): AgentStateSyncMessage {
  if (!isLoggedIn) return LOGGED_OUT;
  const known = mayKnowAgent(reader) ? snapshot : undefined;
  return {
    loginState: 'LoggedIn',
    agentInfo: known?.agentInfo ?? null,
    agentState: known?.agentState ?? null,
    rules: known ? rulesOf(known.agentState) : null,
  };
}

/** `Agent`/`LoginSuccess`. */
export function loginSuccess(snapshot: SoftphoneSnapshot | undefined): BusEvent {
  return busEvent(
    'Agent',
    'LoginSuccess',
    (reader): LoginMessage => ({
      loginState: 'LoggedIn',
      agentInfo: (mayKnowAgent(reader) && snapshot?.agentInfo) || null,
      agentState: null,
      rules: null,
    }),
  );
}

/** `Agent`/`LogoutSuccess`. */
export function logoutSuccess(): BusEvent {
  return busEvent('Agent', 'LogoutSuccess', () => LOGGED_OUT);
}

/** `Agent`/`SetAgentState`: the agent's state, or the microphone, has changed; granted by name. */
export function setAgentState({ agentInfo, agentState }: SoftphoneSnapshot): BusEvent {
  const { name, type, startTimestamp } = agentState;
  const isReady = type === 'routable';
  const message: SetAgentStateMessage = {
    rules: rulesOf(agentState),
    data: {
      ...agentInfo,
      state: isReady ? 'Ready' : 'Not_Ready',
      ...(!isReady && { reasonCode: { id: name } }),
      stateChangeTime: startTimestamp,
      type,
    },
    event: name,
    source: 'event',
  };
  return busEvent('Agent', 'SetAgentState', () => message, true);
}

function rulesOf(agentState: AgentState): AgentRules {
  return { ButtonStates: BUTTONS, ResponseActual: agentState };
}
