import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type LocalRelay, startLocalRelay } from '../../demo/localRelay/startLocalRelay.js';
import type { ConnectEmulator } from '../../src/testing/connectEmulator/ConnectEmulator.js';
import { startConnectEmulator } from '../../src/testing/connectEmulator/startConnectEmulator.js';
import { change, flowEvent, question, update } from './support/messages.js';

const CONTACTS = 100;
const UPDATES_PER_CONTACT = 4;
const CALLS_PER_SECOND = 7;

let connect: ConnectEmulator;
let relay: LocalRelay;
const printed: string[] = [];

/** As a customer has it: the handlers of dist/relay-lambda at their defaults, and the quota of Amazon Connect. */
beforeAll(async () => {
  connect = await startConnectEmulator();
  relay = await startLocalRelay({
    connect,
    variables: { WAIT_MS: '8000', EVENT_ATTRIBUTES: '{"Channel":"detail.channel"}' },
    onLog: (text) => printed.push(text),
  });
});
afterAll(async () => {
  await relay.stop();
  await connect.stop();
});

async function post(message: object): Promise<{ readonly status: number; readonly message: unknown }> {
  const response = await fetch(`${relay.url}/updates`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await relay.issuer.token({ sub: 'agent-1' })}` },
    body: JSON.stringify(message),
  });
  return { status: response.status, message: (await response.json()).message };
}

async function drained(): Promise<void> {
  await vi.waitFor(async () => expect(await relay.read()).toMatchObject({ waiting: 0, inFlight: 0 }), {
    timeout: 50_000,
    interval: 200,
  });
}

test('updates, changes and reads go through the deployed handlers, and no value is in their logs', async () => {
  const contact = connect.createContact();
  expect(await post(update(contact, { CallReason: 'secret-1' }))).toEqual({
    status: 200,
    message: { response: true },
  });
  expect(await post(change(contact, { Name: 'secret-2' }))).toEqual({
    status: 200,
    message: { response: true },
  });
  expect((await post(question(contact))).message).toEqual({
    response: true,
    ContactAttributes: { CallReason: 'secret-1' },
  });
  expect(await relay.invoke('flow', flowEvent(contact, { FromFlow: 'secret-3' }))).toEqual({
    queued: 'true',
  });
  await relay.invoke('contactEvent', {
    id: 'event-1',
    detail: { eventType: 'INITIATED', contactId: contact, channel: 'secret-4' },
  });
  await drained();
  expect(connect.attributes(contact)).toEqual({
    CallReason: 'secret-1',
    FromFlow: 'secret-3',
    Channel: 'secret-4',
  });
  const heal = connect.inject({ kind: 'error', status: 400, name: 'InvalidRequestException' });
  expect(await post(update(contact, { CallReason: 'secret-5' }))).toMatchObject({ status: 422 });
  heal();
  expect(await relay.invoke('redrive', {})).toEqual({ putBack: 1, overtaken: 0, kept: 0 });
  await drained();
  expect(connect.attributes(contact).CallReason).toBe('secret-5');
  expect(printed.join('')).toContain('"Accepted":1');
  expect(printed.join('')).not.toContain('secret-');
});

test('a page of HTML with status 200, as a proxy answers, is not taken for a success: the update is written again', async () => {
  const contact = connect.createContact();
  connect.inject({ kind: 'html', status: 200, times: 1 });
  connect.clearCalls();
  expect(await post(update(contact, { CallReason: 'Billing' }))).toMatchObject({ status: 200 });
  expect(connect.calls).toHaveLength(2);
  expect(connect.attributes(contact)).toEqual({ CallReason: 'Billing' });
});

test('400 updates of 100 contacts at once: at most 110 calls, never more a second than the pace, none refused', async () => {
  const contacts = Array.from({ length: CONTACTS }, () => connect.createContact());
  await relay.consumers.disable();
  for (let version = 1; version <= UPDATES_PER_CONTACT; version += 1) {
    // One after the other: a flow gives the queue some seconds, which is little on a machine with much else to do.
    for (const contact of contacts) {
      await relay.invoke('flow', flowEvent(contact, { A: `${version}`, [`B${version}`]: 'x' }));
    }
  }
  connect.clearCalls();
  relay.consumers.enable();
  await drained();
  expect(contacts.map((contact) => connect.attributes(contact))).toEqual(
    contacts.map(() => ({ A: '4', B1: 'x', B2: 'x', B3: 'x', B4: 'x' })),
  );
  expect(connect.calls.filter(({ status }) => status !== 200)).toEqual([]);
  expect(connect.calls.length).toBeLessThanOrEqual(110);
  const [first, last] = [connect.calls[0]?.time ?? 0, connect.calls.at(-1)?.time ?? 0];
  // Over the whole run: however loaded the machine is, it can only become slower.
  const seconds = (last - first) / 1_000;
  expect(connect.calls.length).toBeLessThanOrEqual(CALLS_PER_SECOND * seconds + CALLS_PER_SECOND);
});

test.each(['front', 'consumer', 'flow', 'contactEvent', 'redrive'])(
  '%s.mjs needs no other file',
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'relay-handler-'));
    const copy = join(folder, `${name}.mjs`);
    await copyFile(new URL(`../../dist/relay-lambda/${name}.mjs`, import.meta.url), copy);
    for (const [variable, value] of Object.entries(relay.variables)) vi.stubEnv(variable, value);
    const module = await import(/* @vite-ignore */ pathToFileURL(copy).href);
    expect(Object.keys(module)).toEqual(['handler']);
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  },
);
