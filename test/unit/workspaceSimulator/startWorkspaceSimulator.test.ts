import { afterEach, describe, expect, it } from 'vitest';
import {
  startWorkspaceSimulator,
  type WorkspaceSimulator,
  type WorkspaceSimulatorOptions,
} from '../../../src/testing/workspaceSimulator/startWorkspaceSimulator.js';

const CRM = { name: 'CRM', url: 'http://localhost:8080/' };
const started: WorkspaceSimulator[] = [];

async function start(options?: WorkspaceSimulatorOptions): Promise<WorkspaceSimulator> {
  const simulator = await startWorkspaceSimulator(options);
  started.push(simulator);
  return simulator;
}

afterEach(async () => {
  for (const simulator of started.splice(0)) await simulator.stop();
});

describe('the options', () => {
  const wrong: [unknown, string][] = [
    [{ port: -1 }, 'startWorkspaceSimulator: option "port" must be a whole number from 0 to 65535; got -1.'],
    [{ host: 'example.com' }, 'option "host" must be \'127.0.0.1\' or \'localhost\'; got "example.com".'],
    [{ loggedIn: 1 }, 'option "loggedIn" must be true or false; got 1.'],
    [{ agent: { region: 'Frankfurt' } }, 'option "agent".region must be an AWS Region'],
    [{ apps: CRM }, 'option "apps" must be'],
    [
      { apps: [{ name: 'CRM' }] },
      'option "apps".0.url must be an https: URL, or http: on localhost or 127.0.0.1',
    ],
    [{ apps: [{ ...CRM, url: 'http://example.com' }] }, 'got "http://example.com".'],
    [
      { apps: [{ ...CRM, kind: 'page' }] },
      'option "apps".0.kind must be \'app\' or \'service\'; got "page".',
    ],
    [{ apps: [{ ...CRM, scope: 'CROSS_CONTACTS' }] }, "must be 'per-contact' or 'cross-contacts'"],
    [{ apps: [{ ...CRM, permissions: '*' }] }, 'option "apps".0.permissions must be a list of permissions'],
    [
      { apps: [{ ...CRM, sandBox: [] }] },
      'option "apps".0 has no setting "sandBox"; it knows name, url, kind',
    ],
    [{ apps: [CRM, CRM] }, 'option "apps" must have unique names; got "CRM" twice.'],
    [{ acknowledgeDelayMs: 'later' }, 'must be \'never\' or a number of milliseconds from 0; got "later".'],
    [{ healthCheckIntervalMs: 500 }, 'must be 0 or a number of milliseconds from 1000; got 500.'],
    [{ permissionsNeeded: { 'agent/getARN': 5 } }, 'must be a permission or null; got 5.'],
    [{ aps: [] }, 'startWorkspaceSimulator has no setting "aps"; it knows port, host'],
  ];
  it.each(wrong)('%j is refused by name', async (options, message) => {
    await expect(startWorkspaceSimulator(options as WorkspaceSimulatorOptions)).rejects.toThrow(message);
  });

  it('a port that is in use is reported in one sentence', async () => {
    const port = Number(new URL((await start()).url).port);
    await expect(startWorkspaceSimulator({ port })).rejects.toThrow(
      `startWorkspaceSimulator: port ${port} is taken.`,
    );
  });
});

describe('a simulator', () => {
  it('says why a step is impossible', async () => {
    const simulator = await start({ apps: [CRM] });
    const contactId = simulator.incomingCall();
    expect(() => simulator.incomingCall({ contactId })).toThrow(`contact ${contactId} exists already.`);
    expect(() => simulator.hold(contactId)).toThrow(`contact ${contactId} must be connected; it is ringing.`);
    expect(() => simulator.accept('none')).toThrow('There is no contact none.');
    expect(() => simulator.setAgentState('Nap')).toThrow(
      'The agent has no state "Nap"; there are Available, Lunch',
    );
    expect(() => simulator.apps.show('Notes')).toThrow('There is no app "Notes"; there are CRM.');
    expect(() => simulator.apps.show('CRM', contactId)).toThrow(
      `"CRM" is not open for contact ${contactId}.`,
    );
    expect(() => simulator.incomingContact({ type: 'fax' } as never)).toThrow(
      'incomingContact.type must be one of voice, queue_callback, chat, task, email; got "fax".',
    );
    expect(() => simulator.answerWith('agent/getARN', { delay: 5 } as never)).toThrow(
      'answerWith has no setting "delay"; it knows error, data, delayMs, times.',
    );
    expect(() => simulator.setAcknowledgeDelay(-1)).toThrow("must be 'never' or a number of milliseconds");
  });

  it('says why an app does not run', async () => {
    const simulator = await start({ apps: [CRM] });
    await expect(simulator.whenRunning('CRM', { timeoutMs: 1 })).rejects.toThrow(
      'expected "CRM" to run in 1 frame within 1 ms, got 0. No page of the workspace is open in a browser.',
    );
    await expect(simulator.whenRunning('Notes', { timeoutMs: 1 })).rejects.toThrow(
      'There is no app "Notes".',
    );
    simulator.logOut();
    await expect(simulator.whenRunning('CRM', { timeoutMs: 1 })).rejects.toThrow('No agent is logged in');
    const waiting = simulator.whenRunning('CRM');
    await Promise.all([expect(waiting).rejects.toThrow('has stopped'), simulator.stop()]);
  });

  it('answers only its own page', async () => {
    const { url } = await start();
    const post = await fetch(new URL('messages', url), { method: 'POST', body: '{}' });
    expect(post.status).toBe(403);
    const listen = await fetch(new URL('events', url), { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(listen.status).toBe(403);
  });
});
