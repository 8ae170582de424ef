import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgentWorkspaceSession } from '../../../src/workspace/AgentWorkspaceSession.js';
import { VIEW_PERMISSIONS } from '../../browser/workspace/viewPermissions.js';
import { FakeWorkspace, later, settle } from './FakeWorkspace.js';

let workspace: FakeWorkspace;
const sessions: AgentWorkspaceSession[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  workspace = new FakeWorkspace();
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function open(...values: Parameters<FakeWorkspace['open']>): Promise<AgentWorkspaceSession> {
  const session = await workspace.open(...values);
  sessions.push(session);
  return session;
}

/** Its states from now on. */
function states(session: AgentWorkspaceSession): string[] {
  const all: string[] = [];
  session.subscribe((state) => all.push(state));
  return all;
}

describe('a login', () => {
  it('is proved by an answer to getARN, which says the instance, too', async () => {
    const session = await open();
    expect(session.state).toBe('logged_in');
    expect(session.instance).toEqual({ region: 'eu-west-2', instanceId: '1111-2222' });
    expect(session.snapshot?.agentInfo).toMatchObject({ id: 'jane', name: 'Jane Doe', extension: null });
    expect(session.snapshot?.agentState).toMatchObject({ type: 'routable', name: 'Available' });
  });

  it('waits until the workspace has created the page', async () => {
    const created = later<object>();
    const session = await open(created.promise);
    expect(session.state).toBe('starting');
    expect(workspace.calls).not.toContain('getARN');
    created.resolve({});
    await settle();
    expect(session.state).toBe('logged_in');
  });

  it('waits for the connection', async () => {
    workspace.connectionStatus = 'initializing';
    const session = await open();
    expect(session.state).toBe('starting');
    await workspace.status('ready');
    expect(session.state).toBe('logged_in');
  });

  it('is asked for again when the first question had no answer', async () => {
    const { getARN } = workspace.answers;
    workspace.answers.getARN = () => new Promise(() => {});
    const session = await open();
    workspace.answers.getARN = getARN as never;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(session.state).toBe('logged_in');
  });

  it('is none while the agent is refused or unknown', async () => {
    workspace.answers.getARN = () => Promise.reject(Object.assign({}, { errorKey: 'clientTimeout' }));
    const session = await open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state).toBe('starting');
    workspace.answers.getARN = () => '';
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state).toBe('starting');
  });
});

describe('a doubt', () => {
  it.each([
    ['a reset of the connection', 'ConnectionStatusChange', { status: 'reset' }, { status: 'ready' }],
    ['a new connection', 'ConnectionStatusChange', { status: 'connecting' }, { status: 'ready' }],
    ['bad health', 'HealthCheckStatusChanged', { status: 'unhealthy' }, { status: 'healthy' }],
    ['a lost network', 'NetworkConnectionStatusChanged', { status: 'disconnected' }, { status: 'connected' }],
    ['a failed network', 'NetworkConnectionStatusChanged', { status: 'failed' }, { status: 'connected' }],
  ])('%s lasts until it is over and the agent has been asked for again', async (_name, event, bad, good) => {
    const session = await open();
    await workspace.send(event, bad);
    expect(session.state).toBe('suspect');
    // An answer from the memory of the workspace proves nothing.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state).toBe('suspect');
    const answer = later<string>();
    const { getARN } = workspace.answers;
    workspace.answers.getARN = () => answer.promise;
    await workspace.send(event, good);
    expect(session.state).toBe('suspect');
    answer.resolve(getARN?.() as string);
    await settle();
    expect(session.state).toBe('logged_in');
  });

  it('comes when the announced end of the session has passed, and goes when the warning is cleared', async () => {
    const session = await open();
    await workspace.send('expiration-warning', { expiration: Date.now() + 60_000 });
    expect(session.state).toBe('logged_in');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state).toBe('suspect');
    await workspace.send('expiration-warning-cleared');
    expect(session.state).toBe('logged_in');
  });

  it('comes when a check fails, and goes with the next that does not', async () => {
    const session = await open();
    const { getARN } = workspace.answers;
    workspace.answers.getARN = () => Promise.reject(new Error('no'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(session.state).toBe('suspect');
    workspace.answers.getARN = getARN as never;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state).toBe('logged_in');
  });

  it('comes when a check takes over five seconds; an answer that comes later does not end it', async () => {
    const session = await open();
    const answer = later<string>();
    const { getARN } = workspace.answers;
    workspace.answers.getARN = () => answer.promise;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(session.state).toBe('logged_in');
    workspace.answers.getARN = () => new Promise(() => {});
    await vi.advanceTimersByTimeAsync(5_000);
    expect(session.state).toBe('suspect');
    answer.resolve(getARN?.() as string);
    await settle();
    expect(session.state).toBe('suspect');
  });

  it('keeps the agent, the instance and the contacts', async () => {
    const session = await open({ scope: { type: 'contact', contactId: 'c1' } });
    await workspace.status('reset');
    expect(session.instance).toBeDefined();
    expect(session.snapshot?.contacts).toHaveLength(1);
    expect(session.hasSeen('c1')).toBe(true);
  });
});

describe('a check', () => {
  it('is made every 20 seconds, and when the page becomes visible', async () => {
    await open();
    const asked = () => workspace.calls.filter((name) => name === 'getARN').length;
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked()).toBe(2);
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(asked()).toBe(3);
  });
});

describe('a logout', () => {
  it.each(['workspaceConnectTimeout', 'anything'])('is a fatal error of the connection (%s)', async (key) => {
    const session = await open();
    await workspace.send('provider', { key, message: '', isFatal: true });
    expect(session.state).toBe('logged_out');
    expect(session.snapshot).toBeUndefined();
    expect(session.instance).toBeUndefined();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state).toBe('logged_out');
  });

  it('is the connection that did not come, also when the workspace creates the page later', async () => {
    workspace.connectionStatus = 'initializing';
    const created = later<object>();
    const session = await open(created.promise);
    await workspace.status('error');
    created.resolve({});
    await settle();
    expect(session.state).toBe('logged_out');
  });

  it('is not an error that is not fatal', async () => {
    const session = await open();
    await workspace.send('provider', { key: 'k', message: 'm', isFatal: false });
    expect(session.state).toBe('logged_in');
  });

  it('comes before the login of a different agent, who has seen no contact', async () => {
    const session = await open({ config: { permissions: VIEW_PERMISSIONS } });
    await workspace.send('Connected', { contactId: 'c1', initialContactId: 'c0', type: 'voice' });
    expect(session.hasSeen('c0')).toBe(true);
    const all = states(session);
    workspace.seat('john');
    workspace.answers.getName = () => 'John Roe';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(all).toEqual(['logged_out', 'logged_in']);
    expect(session.hasSeen('c0')).toBe(false);
    expect(session.snapshot?.agentInfo).toMatchObject({ id: 'john', name: 'John Roe' });
    expect(session.snapshot?.contacts).toEqual([]);
  });

  it('comes before the login of a different agent, whose contact is not the one that the page was opened for', async () => {
    const session = await open({
      config: { permissions: VIEW_PERMISSIONS },
      scope: { type: 'contact', contactId: 'c1' },
    });
    workspace.seat('john');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(session.state).toBe('logged_in');
    expect(session.hasSeen('c1')).toBe(false);
    expect(session.snapshot?.contacts).toEqual([]);
  });

  it('leaves the contact that the page was opened for to the same agent, who logs in again', async () => {
    const session = await open({
      config: { permissions: VIEW_PERMISSIONS },
      scope: { type: 'contact', contactId: 'c1' },
    });
    await workspace.status('error');
    expect(session.hasSeen('c1')).toBe(false);
    await workspace.status('ready');
    expect(session.state).toBe('logged_in');
    expect(session.hasSeen('c1')).toBe(true);
  });

  it('is not the same agent in a different AWS Region', async () => {
    const session = await open();
    const all = states(session);
    workspace.seat('jane', 'eu-central-1');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(all).toEqual([]);
    expect(session.instance?.region).toBe('eu-central-1');
  });

  it('comes at the end, which waits for those who listen for it, though at most four seconds', async () => {
    const session = await open();
    const settled: string[] = [];
    session.subscribeEnd(async (unsent, sent) => {
      void unsent.then(() => settled.push('unsent'));
      void sent.then(() => settled.push('sent'));
      await new Promise(() => {});
    });
    const ended = session.end();
    await vi.advanceTimersByTimeAsync(3_999);
    expect(session.state).toBe('logged_in');
    expect(settled).toEqual(['unsent', 'sent']);
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    expect(session.state).toBe('logged_out');
    expect(workspace.events).toEqual([]);
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(session.state).toBe('logged_out');
  });
});

it('the session goes on when a listener throws', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const session = await open();
  session.subscribe(() => {
    throw new Error('mine');
  });
  const all = states(session);
  await workspace.status('reset');
  expect(all).toEqual(['suspect']);
});

it('stop ends timers and subscriptions, and the state stays', async () => {
  const session = await open();
  session.stop();
  expect(workspace.events).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  expect(session.state).toBe('logged_in');
});

it.each([
  ['no context', null],
  ['no permissions', { config: { permissions: null } }],
])('a workspace that gives %s is asked for everything', async (_what, context) => {
  const session = await open(context as never);
  expect(session.state).toBe('logged_in');
});
