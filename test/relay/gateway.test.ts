import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { AttemptResult } from '../../src/connect/Connection.js';
import { HostConnection } from '../../src/connect/HostConnection.js';
import { type RelayOptions, relayGateway } from '../../src/relay/gateway.js';
import { startWorld, type World } from './support/startWorld.js';

let world: World;
beforeAll(async () => {
  vi.stubGlobal('window', new EventTarget());
  world = await startWorld({ waitMs: 300 });
});
beforeEach(() => {
  world.relay.consumers.enable();
  world.connect.clearCalls();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => world.stop());

interface Attempt extends Partial<RelayOptions> {
  readonly signal?: AbortSignal;
}

/** Writes one attribute as the broker does. */
async function write(
  contactId: string,
  { signal = new AbortController().signal, ...options }: Attempt = {},
): Promise<AttemptResult> {
  const gateway = relayGateway({
    url: world.relay.url,
    token: () => world.relay.issuer.token({ sub: 'agent-1' }),
    ...options,
  });
  const request = { initialContactId: contactId, attributes: { A: '1' } };
  return new HostConnection(gateway, 'instance-1').attempt(
    { method: 'updateContactAttributes', request },
    { signal, onSend: () => true },
  );
}

test('an update is stored', async () => {
  const contact = world.connect.createContact();
  expect(await write(contact)).toEqual({ ok: true, output: {} });
  expect(world.connect.attributes(contact)).toEqual({ A: '1' });
});

test('a change is stored, and attributes are read', async () => {
  const contact = world.connect.createContact({ attributes: { A: '1' } });
  const gateway = relayGateway({
    url: world.relay.url,
    token: () => world.relay.issuer.token({ sub: 'agent-1' }),
  });
  const { signal } = new AbortController();
  expect(
    await gateway.updateContact({ contactId: contact, name: 'Return', instanceId: 'i' }, { signal }),
  ).toEqual({});
  expect(world.connect.contact(contact).name).toBe('Return');
  expect(await gateway.getContactAttributes({ initialContactId: contact }, { signal })).toEqual({
    attributes: { A: '1' },
  });
});

test('an expired token is replaced by a fresh one, once', async () => {
  const contact = world.connect.createContact();
  const token = vi.fn(({ fresh }) => world.relay.issuer.token({ sub: 'agent-1' }, fresh ? 60 : -60));
  expect(await write(contact, { token })).toEqual({ ok: true, output: {} });
  expect(token.mock.calls.slice(0, 2)).toEqual([[{ fresh: false }], [{ fresh: true }]]);
});

test('a token that is refused twice is ACCESS_DENIED', async () => {
  const contact = world.connect.createContact();
  expect(await write(contact, { token: () => 'nonsense' })).toMatchObject({
    ok: false,
    errorType: 'ACCESS_DENIED',
    outcome: 'not_applied',
  });
});

test('an update whose answer is lost is posted again, and queued once', async () => {
  const contact = world.connect.createContact();
  const { fetch } = globalThis;
  let lost = 0;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
    const response = await fetch(...request);
    if (request[1]?.method !== 'POST' || lost === 2) return response;
    lost += 1;
    throw new TypeError('Failed to fetch');
  });
  expect(await write(contact)).toEqual({ ok: true, output: {} });
  await world.drained();
  expect(world.connect.calls).toHaveLength(1);
});

test('an update that waits in the queue is accepted in the end', async () => {
  const contact = world.connect.createContact();
  await world.relay.consumers.disable();
  expect(await write(contact, { acceptedAfterMs: 1_500 })).toEqual({ ok: true, output: { accepted: true } });
  world.relay.consumers.enable();
  await world.drained();
  expect(world.connect.attributes(contact)).toEqual({ A: '1' });
});

test('with Infinity only "stored" is a success: at the deadline the outcome is unknown', async () => {
  const contact = world.connect.createContact();
  await world.relay.consumers.disable();
  const signal = AbortSignal.timeout(1_500);
  expect(await write(contact, { acceptedAfterMs: Number.POSITIVE_INFINITY, signal })).toMatchObject({
    ok: false,
    errorType: 'TIMEOUT',
    outcome: 'unknown',
  });
});

test('a refusal that comes later reaches the app', async () => {
  expect(await write('nobody', { acceptedAfterMs: 20_000 })).toMatchObject({
    ok: false,
    errorType: 'CONTACT_NOT_FOUND',
    outcome: 'not_applied',
  });
});
