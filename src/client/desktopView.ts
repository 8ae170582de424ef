import type { AgentStateSyncMessage } from '../protocol/agentMessages.js';
import type { Call, CallEvent } from '../protocol/callMessage.js';
import type { CallOptions, Client, ConnectionState, CurrentContact } from './Client.js';
import { type Listener, listen, notify } from './listen.js';
import type { GrantWatch } from './watchGrants.js';
import type { Message } from './wire.js';

/** The current contact is the last one with the highest rank. A contact without a rank has ended. */
const RANKS: Partial<Record<CallEvent, number>> = {
  ACW: 1,
  pending: 2,
  connecting: 2,
  paused: 3,
  hold: 3,
  connected: 3,
};

const CALLS = ['InboundCall/InboundCallStateChange'];
export const AGENT = ['Agent/SetAgentState', 'Agent/StateSync'];

export interface DesktopView {
  readonly methods: Pick<Client, 'onAgentState' | 'onCall' | 'currentContact' | 'onCurrentContact'>;
  /** Forgets everything: a desktop that comes back sends it again. */
  reset(state: ConnectionState): void;
  /** Reads an event. */
  receive(message: Message): void;
}

export interface DesktopViewParts {
  /** Posts `App`/`Subscribe`; resolves with what `read` returns when the answer is there. */
  subscribe<Result>(read: () => Result, options?: CallOptions): Promise<Result>;
  readonly need: GrantWatch['need'];
}

/** The agent and the contacts that the desktop shows, according to its events. */
export function viewDesktop({ subscribe, need }: DesktopViewParts): DesktopView {
  let hasListeners = false;
  /** `off`: there is no desktop. `full`: the desktop has sent all that it shows, and sends every change. */
  let subscription: 'off' | 'none' | 'asked' | 'full' = 'off';
  let agent: AgentStateSyncMessage | undefined;
  /** By contact id, in the order in which they came or were last connected. */
  const calls = new Map<string, Call>();
  const agentListeners = new Set<Listener<AgentStateSyncMessage>>();
  const callListeners = new Set<Listener<Call>>();
  const contactListeners = new Set<Listener<undefined>>();

  const findCurrent = (): CurrentContact | undefined => {
    let current: Call | undefined;
    let highest = 1;
    for (const call of calls.values()) {
      const rank = RANKS[call.event] ?? 0;
      if (rank >= highest) {
        current = call;
        highest = rank;
      }
    }
    return current && { ...current.ResponseActual, call: current };
  };

  const request = (options?: CallOptions): Promise<CurrentContact | undefined> =>
    subscribe(() => {
      subscription = 'full';
      notify(contactListeners, undefined);
      return findCurrent();
    }, options);

  const subscribeOnce = (): void => {
    if (!hasListeners || subscription !== 'none') return;
    subscription = 'asked';
    // After a refusal the client asks again when the desktop comes back.
    request().catch(() => {});
  };

  const add = <News>(
    listeners: Set<Listener<News>>,
    listener: Listener<News>,
    present: Iterable<News>,
  ): (() => void) => {
    hasListeners = true;
    subscribeOnce();
    return listen(listeners, listener, present);
  };

  const change = <News>(listeners: Set<Listener<News>>, news: News): void => {
    notify(listeners, news);
    notify(contactListeners, undefined);
  };

  const agentChanged = (state: AgentStateSyncMessage): void => {
    agent = state;
    if (state.loginState === 'LoggedOut') calls.clear();
    change(agentListeners, state);
  };

  const callChanged = (call: Call): void => {
    const { contactId } = call.ResponseActual;
    const before = calls.get(contactId)?.event;
    if (call.event === 'connected' && before !== 'connected') calls.delete(contactId);
    calls.set(contactId, call);
    if (call.event === 'Dropped') calls.delete(contactId);
    change(callListeners, call);
  };

  return {
    methods: {
      onAgentState(listener) {
        // An app that only wants to know whether an agent is logged in lacks nothing.
        need(AGENT, 'info');
        return add(agentListeners, listener, agent ? [agent] : []);
      },
      onCall(listener) {
        need(CALLS);
        return add(callListeners, listener, calls.values());
      },
      onCurrentContact(listener) {
        need(CALLS);
        /** Null until the listener has been called. */
        let lastId: string | undefined | null = null;
        const compare = (): void => {
          const contact = findCurrent();
          if (subscription !== 'full' || contact?.contactId === lastId) return;
          lastId = contact?.contactId;
          listener(contact);
        };
        return add(contactListeners, compare, [undefined]);
      },
      async currentContact(options) {
        need(CALLS);
        return subscription === 'full' ? findCurrent() : request(options);
      },
    },
    reset(state) {
      subscription = state === 'connected' ? 'none' : 'off';
      agent = undefined;
      calls.clear();
      subscribeOnce();
    },
    receive(message) {
      const { call, rules, loginState, data } = message;
      if (call) callChanged(call);
      else if (loginState) agentChanged(message as AgentStateSyncMessage);
      else if (rules && data)
        agentChanged({ loginState: 'LoggedIn', agentInfo: data, agentState: rules.ResponseActual, rules });
    },
  };
}
