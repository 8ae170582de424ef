import { expect, it, vi } from 'vitest';
import { attributesCall } from '../../../src/connect/ContactCall.js';
import { HostConnection } from '../../../src/connect/HostConnection.js';
import { LazyConnection } from '../../../src/connect/LazyConnection.js';

const CALL = attributesCall('c1', { Name: 'Ada' });
const { signal } = new AbortController();

/** A relay whose code comes when the test lets it. */
function relay() {
  const updateContactAttributes = vi.fn(async () => {});
  let come = (): void => {};
  const code = new Promise<void>((resolve) => {
    come = resolve;
  });
  const connection = new LazyConnection('relay', 1_000, async () => {
    await code;
    return new HostConnection({ updateContactAttributes }, undefined);
  });
  return { connection, updateContactAttributes, come };
}

it('a call waits for the code of its connection', async () => {
  const { connection, updateContactAttributes, come } = relay();
  const onSend = vi.fn(() => true);
  const result = connection.attempt(CALL, { signal, onSend });
  expect(onSend).not.toHaveBeenCalled();
  come();
  expect(await result).toMatchObject({ ok: true });
  expect(updateContactAttributes).toHaveBeenCalledOnce();
});

it('a call that a request has left while the code was loading is not sent, and may be tried again', async () => {
  const { connection, updateContactAttributes, come } = relay();
  const result = connection.attempt(CALL, { signal, onSend: () => false });
  come();
  expect(await result).toMatchObject({ ok: false, outcome: 'not_applied', retry: true });
  expect(updateContactAttributes).not.toHaveBeenCalled();
});

it('a call fails when the code could not be loaded, and the next one has it loaded again', async () => {
  let isThere = false;
  const connection = new LazyConnection('relay', 1_000, async () => {
    if (!isThere) throw new Error('not deployed');
    return new HostConnection({ updateContactAttributes: async () => {} }, undefined);
  });
  const options = { signal, onSend: () => true };
  expect(await connection.attempt(CALL, options)).toMatchObject({
    ok: false,
    errorType: 'CONNECT_UNAVAILABLE',
    message: 'the relay part could not be loaded',
    retry: false,
  });
  isThere = true;
  expect(await connection.attempt(CALL, options)).toMatchObject({ ok: true });
});
