import { get } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { CcpSimulator } from '../../../src/testing/ccpSimulator/CcpSimulator.js';
import type { CcpSimulatorOptions } from '../../../src/testing/ccpSimulator/CcpSimulatorOptions.js';
import type { IncomingCall } from '../../../src/testing/ccpSimulator/simulatedContact.js';
import { startCcpSimulator } from '../../../src/testing/ccpSimulator/startCcpSimulator.js';

const started: CcpSimulator[] = [];

async function start(options?: CcpSimulatorOptions): Promise<CcpSimulator> {
  const simulator = await startCcpSimulator(options);
  started.push(simulator);
  return simulator;
}

afterEach(async () => {
  for (const simulator of started.splice(0)) await simulator.stop();
});

describe('the options', () => {
  const wrong: [unknown, string][] = [
    [{ port: 70_000 }, 'startCcpSimulator: option "port" must be a whole number from 0 to 65535; got 70000.'],
    [{ host: 'example.com' }, 'option "host" must be \'127.0.0.1\' or \'localhost\'; got "example.com".'],
    [{ updateIntervalMs: 0 }, 'option "updateIntervalMs" must be a number of milliseconds from 10; got 0.'],
    [{ attributeEcho: 'soon' }, 'option "attributeEcho" must be'],
    [{ loggedIn: 'yes' }, 'option "loggedIn" must be true or false; got "yes".'],
    [{ agent: 5 }, 'option "agent" must be an object; got 5.'],
    [{ agent: { nmae: 'Ann' } }, 'option "agent" has no setting "nmae"; it knows name, username'],
    [{ agent: { states: [{ name: 'Here' }] } }, 'option "agent".states must be a list of { name, type }'],
    [{ agent: { region: 'Frankfurt' } }, 'option "agent".region must be an AWS Region'],
    [{ agent: { instanceId: 'mine!' } }, 'option "agent".instanceId must be'],
    [
      { agent: { initialState: 'Nap' } },
      'option "agent".initialState must be one of Available, Lunch, Offline',
    ],
    [
      { acknowledgeDelayMs: -1 },
      'option "acknowledgeDelayMs" must be a number of milliseconds from 0; got -1.',
    ],
    [{ lostAcknowledges: 0.5 }, 'option "lostAcknowledges" must be a whole number from 0; got 0.5.'],
    [{ logedIn: true }, 'startCcpSimulator has no setting "logedIn"; it knows port, host'],
  ];
  it.each(wrong)('%j is refused by name', async (options, message) => {
    await expect(startCcpSimulator(options as CcpSimulatorOptions)).rejects.toThrow(message);
  });

  it('a port that is in use is reported in one sentence', async () => {
    const port = Number(new URL((await start()).url).port);
    await expect(startCcpSimulator({ port })).rejects.toThrow(`startCcpSimulator: port ${port} is taken.`);
  });
});

describe('a simulator', () => {
  it('says what is missing when no agent is logged in', async () => {
    const simulator = await start();
    expect(() => simulator.incomingCall()).toThrow(
      'incomingCall: no agent is logged in; call logIn() first.',
    );
    expect(() => simulator.pushUpdate()).toThrow('pushUpdate: no agent is logged in');
  });

  it('names an impossible step for a contact', async () => {
    const simulator = await start({ loggedIn: true });
    const contactId = simulator.incomingCall({ contactId: 'a' });
    expect(() => simulator.incomingCall({ contactId })).toThrow('There is a contact a already.');
    expect(() => simulator.clear(contactId)).toThrow('Contact a (inbound, connecting) cannot be cleared.');
    expect(() => simulator.hangUp('b')).toThrow('There is no contact b.');
    expect(() => simulator.setAgentState('Nap')).toThrow('one of Available, Lunch, Offline; got "Nap".');
  });

  it('holds and resumes only a connected call', async () => {
    const simulator = await start({ loggedIn: true });
    const contactId = simulator.incomingCall({ contactId: 'a' });
    expect(() => simulator.hold(contactId)).toThrow('Contact a (inbound, connecting) cannot be put on hold.');
    simulator.accept(contactId);
    simulator.hold(contactId);
    expect(simulator.contacts).toMatchObject([{ state: 'connected', onHold: true }]);
    simulator.resume(contactId);
    expect(simulator.contacts).toMatchObject([{ state: 'connected', onHold: false }]);
    simulator.hangUp(contactId);
    expect(() => simulator.resume(contactId)).toThrow('Contact a (inbound, ended) cannot be resumed.');
  });

  it('says whether it is silent', async () => {
    const simulator = await start();
    expect(simulator.silent).toBe(false);
    simulator.goSilent(true);
    expect(simulator.silent).toBe(true);
    simulator.goSilent(false);
    expect(simulator.silent).toBe(false);
  });

  it('keeps the contacts of the same agent, and none for a different one', async () => {
    const simulator = await start({ loggedIn: true });
    simulator.incomingCall({ contactId: 'a' });
    simulator.logOut();
    simulator.logIn();
    expect(simulator.contacts).toMatchObject([{ contactId: 'a', phoneNumber: '+15555550100' }]);
    simulator.logIn({ name: 'John Roe' });
    expect(simulator.contacts).toEqual([]);
    expect(simulator.agent).toMatchObject({ name: 'John Roe', username: 'jroe', region: 'us-east-1' });
  });

  it('notifies a listener of a new call before any page', async () => {
    const simulator = await start({ loggedIn: true });
    const counts: number[] = [];
    const unsubscribe = simulator.subscribe(() => counts.push(simulator.contacts.length));
    simulator.incomingCall();
    expect(counts).toEqual([1]);
    unsubscribe();
    simulator.incomingCall();
    expect(counts).toEqual([1]);
  });

  it('rejects the wait for a page when it stops', async () => {
    const simulator = await start();
    const waiting = simulator.whenConnected();
    await simulator.stop();
    await expect(waiting).rejects.toThrow('The CCP simulator has stopped.');
    await expect(simulator.whenConnected()).rejects.toThrow('The CCP simulator has stopped.');
  });

  it('refuses monitoring that Streams does not have', async () => {
    const simulator = await start({ loggedIn: true });
    const call = { monitoring: 'LISTEN' } as unknown as IncomingCall;
    expect(() => simulator.incomingCall(call)).toThrow(
      "incomingCall.monitoring must be 'SILENT_MONITOR' or 'BARGE'; got \"LISTEN\".",
    );
  });

  it('answers the waiting requests when a page no longer hangs', async () => {
    const simulator = await start();
    simulator.hangPage(true);
    simulator.hangPage(true);
    let answered = false;
    const page = fetch(simulator.url).then(({ status }) => {
      answered = true;
      return status;
    });
    // A request that does not wait for the page is answered meanwhile.
    expect((await fetch(`${simulator.url}nothing`)).status).toBe(404);
    expect(answered).toBe(false);
    simulator.hangPage(false);
    expect(await page).toBe(200);
  });

  it('accepts posts only from its own page', async () => {
    const simulator = await start({ loggedIn: true });
    const body = JSON.stringify({ kind: 'command', command: { name: 'logout' } });
    const post = (headers: Record<string, string>) =>
      fetch(`${simulator.url}messages`, { method: 'POST', body, headers });
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: 'http://localhost:8080' })).status).toBe(403);
    expect(simulator.loggedIn).toBe(true);
    expect((await post({ origin: simulator.origin })).status).toBe(200);
    expect(simulator.loggedIn).toBe(false);
  });

  it('sends events to no other page', async () => {
    const simulator = await start({ loggedIn: true });
    const listen = (headers: Record<string, string>) => fetch(`${simulator.url}events`, { headers });
    expect((await listen({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const own = await listen({ 'sec-fetch-site': 'same-origin' });
    expect(own.status).toBe(200);
    await own.body?.cancel();
  });

  it('answers only under its own host names', async () => {
    const { port } = new URL((await start()).url);
    const statusFor = (host: string) =>
      new Promise((resolve, reject) => {
        get({ port, path: '/ccp-v2/', headers: { host } }, ({ statusCode }) => resolve(statusCode)).on(
          'error',
          reject,
        );
      });
    expect(await statusFor(`localhost:${port}`)).toBe(200);
    expect(await statusFor(`evil.example:${port}`)).toBe(403);
  });

  it('refuses to be framed while logged out, by its option', async () => {
    const simulator = await start({ refuseFramingWhenLoggedOut: true });
    const policy = async () => (await fetch(simulator.url)).headers.get('content-security-policy');
    expect(await policy()).toContain("frame-ancestors 'none'");
    simulator.logIn();
    expect(await policy()).not.toContain('frame-ancestors');
  });
});

describe('a wait for a page that does not connect ends with the likely cause', () => {
  const reasonOf = (simulator: CcpSimulator): Promise<string> =>
    simulator.whenConnected(1, { timeoutMs: 1 }).then(
      () => 'connected',
      (error: Error) => error.message,
    );

  it('no agent is logged in', async () => {
    expect(await reasonOf(await start())).toBe(
      'whenConnected: expected 1 connected CCP page within 1 ms, got 0. ' +
        'No agent is logged in: call logIn(), or start with loggedIn: true.',
    );
  });

  it('the page hangs, is silent, or has lost its session', async () => {
    const simulator = await start({ loggedIn: true });
    simulator.hangPage(true);
    expect(await reasonOf(simulator)).toContain('hangPage(true) is in force.');
    simulator.hangPage(false);
    simulator.goSilent(true);
    expect(await reasonOf(simulator)).toContain('goSilent(true) is in force.');
    simulator.goSilent(false);
    simulator.logOutElsewhere();
    expect(await reasonOf(simulator)).toContain('The session has ended in another tab: call logIn().');
  });

  it('no page was requested, or one whose script cannot run, or one outside of a frame', async () => {
    const simulator = await start({ loggedIn: true });
    expect(await reasonOf(simulator)).toContain(`No page has requested ${simulator.url}: does the host page`);
    await fetch(simulator.url);
    expect(await reasonOf(simulator)).toContain('its script has not connected');
    const page = await fetch(`${simulator.url}events?embedded=false`);
    expect(await reasonOf(simulator)).toContain('The page is open only outside of an iframe');
    const framed = await fetch(`${simulator.url}events?embedded=true`);
    expect(await reasonOf(simulator)).toBe('connected');
    await Promise.all([page.body?.cancel(), framed.body?.cancel()]);
  });

  it.each([
    [{ timeoutMs: -1 }, 'option "timeoutMs" must be a number of milliseconds from 0; got -1.'],
    [{ timeout: 5 }, 'whenConnected has no setting "timeout"'],
  ])('%j is no option', async (options, message) => {
    const simulator = await start();
    expect(() => simulator.whenConnected(1, options as { timeoutMs: number })).toThrow(message);
  });
});
