import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import type { SessionState } from '../../../src/session/AgentSession.js';
import { LoginGate } from '../../../src/session/LoginGate.js';

const session = { state: 'starting' as SessionState, subscribe: () => () => {} };
let gate: LoginGate;

beforeEach(() => {
  vi.useFakeTimers();
  gate = new LoginGate(session, 1_000);
});

afterEach(() => {
  vi.useRealTimers();
});

function enter(state: SessionState) {
  session.state = state;
  const caller = { receivedAt: performance.now(), isSettled: false, settle: vi.fn() };
  const proceed = vi.fn();
  gate.enter(caller, proceed);
  return { caller, proceed };
}

it('lets a request through while an agent is logged in', () => {
  expect(enter('logged_in').proceed).toHaveBeenCalledOnce();
});

it('refuses a request at once after a logout', () => {
  const { caller } = enter('logged_out');
  expect(caller.settle).toHaveBeenCalledWith(expect.objectContaining({ errorType: 'AGENT_NOT_LOGGED_IN' }));
});

it.each<SessionState>(['starting', 'suspect'])(
  'holds a request while the session is %s, in order, until the login',
  (state) => {
    const order: number[] = [];
    const waiting = [enter(state), enter(state)];
    for (const [index, { proceed }] of waiting.entries()) proceed.mockImplementation(() => order.push(index));
    vi.advanceTimersByTime(900);
    expect(order).toEqual([]);
    gate.changed('logged_in');
    expect(order).toEqual([0, 1]);
  },
);

it('refuses what waits after the login wait', () => {
  const { caller, proceed } = enter('starting');
  vi.advanceTimersByTime(1_000);
  expect(caller.settle).toHaveBeenCalledOnce();
  gate.changed('logged_in');
  expect(proceed).not.toHaveBeenCalled();
});

it('refuses what waits when the agent turns out to be logged out', () => {
  const { caller } = enter('suspect');
  gate.changed('logged_out');
  expect(caller.settle).toHaveBeenCalledOnce();
});

it('fails what waits with a different reason when asked to', () => {
  const { caller } = enter('starting');
  gate.fail(() => new BrokerError('BROKER_STOPPED', 'x'));
  expect(caller.settle).toHaveBeenCalledWith(expect.objectContaining({ errorType: 'BROKER_STOPPED' }));
});
