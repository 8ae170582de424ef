import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/testing/connectEmulator/Fault.js';
import { connectClient } from './support/connectClient.js';
import { signedFetch, updateBody } from './support/signedFetch.js';
import { startEmulator } from './support/startEmulator.js';

async function startWithContact() {
  const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], quota: false });
  const client = connectClient(emulator);
  const send = () => signedFetch(emulator, { body: updateBody(emulator, 'c', { A: '1' }) });
  return { emulator, client, send };
}

/** A promise that delays a call. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('faults', () => {
  test.each([429, 500, 503, 504, 409, 403])(
    'an injected %i reaches the SDK by name, and nothing is written',
    async (status) => {
      const { emulator, client } = await startWithContact();
      emulator.inject({ kind: 'error', status, name: 'SomeException', message: 'on purpose' });

      await expect(client.update('c', { A: '1' })).rejects.toMatchObject({
        name: 'SomeException',
        message: 'on purpose',
        $metadata: { httpStatusCode: status },
      });
      expect(emulator.attributes('c')).toEqual({});
      expect(emulator.calls[0]).toMatchObject({
        status,
        errorName: 'SomeException',
        applied: false,
        fault: 'error',
      });
    },
  );

  test('the name of an error travels in the header, the body, both or nowhere', async () => {
    const { emulator, send } = await startWithContact();
    const places = [];
    for (const nameIn of [undefined, 'header', 'body', 'both', 'none'] as const) {
      emulator.inject({ kind: 'error', status: 429, name: 'N', times: 1, ...(nameIn && { nameIn }) });
      const answer = await send();
      places.push([answer.headers.get('x-amzn-errortype'), (await answer.json()).__type]);
    }

    expect(places).toEqual([
      ['N', undefined],
      ['N', undefined],
      [null, 'N'],
      ['N', 'N'],
      [null, undefined],
    ]);
  });

  test('an error can have retry-after, lack CORS headers, or hide that the write was made', async () => {
    const { emulator, send } = await startWithContact();
    emulator.inject({ kind: 'error', status: 429, retryAfterSeconds: 3, times: 1 });
    emulator.inject({ kind: 'error', status: 403, cors: false, times: 1 });
    emulator.inject({ kind: 'error', status: 500, applied: true, times: 1 });

    expect((await send()).headers.get('retry-after')).toBe('3');
    expect((await send()).headers.has('access-control-allow-origin')).toBe(false);
    expect(emulator.attributes('c')).toEqual({});
    expect((await send()).status).toBe(500);
    expect(emulator.attributes('c')).toEqual({ A: '1' });
    expect(emulator.calls[2]).toMatchObject({ status: 500, applied: true });
  });

  test('HTML instead of JSON is a SyntaxError with status 502 for the SDK', async () => {
    const { emulator, client } = await startWithContact();
    emulator.inject({ kind: 'html' });

    await expect(client.update('c', { A: '1' })).rejects.toMatchObject({
      name: 'SyntaxError',
      $metadata: { httpStatusCode: 502 },
    });
  });

  test('a fault affects the given number of calls, operation and calls, the oldest fault first', async () => {
    const { emulator, client } = await startWithContact();
    emulator.inject({ kind: 'error', status: 500, name: 'First', times: 2 });
    emulator.inject({ kind: 'error', status: 500, name: 'Read', operation: 'GetContactAttributes' });
    emulator.inject({
      kind: 'error',
      status: 500,
      name: 'OnlyB',
      when: ({ attributes }) => attributes?.A === 'b',
    });
    const names = [];
    for (const value of ['a', 'b', 'a', 'b', 'b']) {
      names.push(
        await client.update('c', { A: value }).then(
          () => 'taken',
          ({ name }) => name,
        ),
      );
    }

    expect(names).toEqual(['First', 'First', 'taken', 'OnlyB', 'OnlyB']);
    await expect(client.read('c')).rejects.toMatchObject({ name: 'Read' });
  });

  test('a fault can be removed', async () => {
    const { emulator, client } = await startWithContact();
    const remove = emulator.inject({ kind: 'error', status: 500 });
    remove();
    remove();

    await client.update('c', { A: '1' });
  });

  test('calls that are refused before do not use up a fault', async () => {
    const { emulator, client } = await startWithContact();
    emulator.inject({ kind: 'error', status: 500, times: 1 });

    await fetch(`${emulator.url}/contact/attributes`, { method: 'POST' });
    await expect(client.update('c', { A: '1' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 500 },
    });
  });

  test('a cut before the write does not change the contact, a lost answer does', async () => {
    const { emulator, client } = await startWithContact();
    emulator.inject({ kind: 'cut', times: 1 });
    emulator.inject({ kind: 'lostAnswer', times: 1 });

    await expect(client.update('c', { A: '1' })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(emulator.attributes('c')).toEqual({});
    await expect(client.update('c', { A: '2' })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(emulator.attributes('c')).toEqual({ A: '2' });
    expect(emulator.calls).toMatchObject([
      { status: 'none', applied: false },
      { status: 'none', applied: true },
    ]);
  });

  test('for a browser the answer breaks off within its status line', async () => {
    const { emulator } = await startWithContact();
    emulator.inject({ kind: 'lostAnswer', times: 1 });
    const sent = signedFetch(emulator, {
      headers: { origin: 'https://desktop.example.com' },
      body: updateBody(emulator, 'c', { A: '1' }),
    });

    await expect(sent).rejects.toThrow(TypeError);
    expect(emulator.attributes('c')).toEqual({ A: '1' });
  });

  test('a hanging call is never answered, and is finished when its client leaves', async () => {
    const { emulator, client } = await startWithContact();
    emulator.inject({ kind: 'hang', times: 1 });
    emulator.inject({ kind: 'hang', applied: true, times: 1 });

    for (const [index, value] of ['1', '2'].entries()) {
      const abort = new AbortController();
      const update = client.update('c', { A: value }, abort.signal);
      update.catch(() => {});
      await expect.poll(() => emulator.calls[index]?.fault).toBe('hang');
      expect(emulator.calls[index]?.status).toBe('pending');
      abort.abort();
      await expect(update).rejects.toMatchObject({ name: 'AbortError' });
      await expect.poll(() => emulator.calls[index]?.status).toBe('none');
    }
    expect(emulator.calls.map(({ applied }) => applied)).toEqual([false, true]);
    expect(emulator.attributes('c')).toEqual({ A: '2' });
  });

  test('a slow call is carried out after the delay, or before it', async () => {
    const { emulator, client } = await startWithContact();
    const { opened, open } = gate();
    emulator.inject({ kind: 'delay', for: opened, times: 1 });
    emulator.inject({ kind: 'delay', for: opened, at: 'after-write', times: 1 });

    const late = client.update('c', { Late: '1' });
    await expect.poll(() => emulator.calls[0]?.fault).toBe('delay');
    const early = client.update('c', { Early: '1' });
    await expect.poll(() => emulator.attributes('c')).toEqual({ Early: '1' });
    open();
    await Promise.all([late, early]);

    expect(emulator.attributes('c')).toEqual({ Early: '1', Late: '1' });
  });

  test('a delay is given in milliseconds too', async () => {
    const { emulator, client } = await startWithContact();
    emulator.inject({ kind: 'delay', for: 1 });

    await client.update('c', { A: '1' });
  });

  test('an older answer comes after a newer one', async () => {
    const { emulator, client } = await startWithContact();
    const { opened, open } = gate();
    emulator.inject({
      kind: 'delay',
      at: 'after-write',
      for: opened,
      when: ({ attributes }) => attributes?.A === 'old',
    });
    const answered: string[] = [];

    const old = client.update('c', { A: 'old' }).then(() => answered.push('old'));
    await expect.poll(() => emulator.attributes('c')).toEqual({ A: 'old' });
    await client.update('c', { A: 'new' }).then(() => answered.push('new'));
    open();
    await old;

    expect(answered).toEqual(['new', 'old']);
    expect(emulator.attributes('c')).toEqual({ A: 'new' });
  });

  test.each([
    ['lands over a newer one', 'lands', 'old'],
    ['is dropped', 'dropped', 'new'],
  ] as const)('a late write whose client has gone %s', async (_name, lateWrite, expected) => {
    const { emulator, client } = await startWithContact();
    const { opened, open } = gate();
    emulator.inject({ kind: 'delay', for: opened, lateWrite, times: 1 });
    const abort = new AbortController();
    const old = client.update('c', { A: 'old' }, abort.signal);
    old.catch(() => {});
    await expect.poll(() => emulator.calls[0]?.fault).toBe('delay');

    abort.abort();
    await expect(old).rejects.toMatchObject({ name: 'AbortError' });
    await client.update('c', { A: 'new' });
    await expect.poll(() => emulator.calls[0]?.abandoned).toBe(true);
    open();
    await expect.poll(() => emulator.calls[0]?.status).toBe('none');

    expect(emulator.attributes('c')).toEqual({ A: expected });
    expect(emulator.calls[0]?.applied).toBe(lateWrite === 'lands');
  });

  test('a slow body comes after its headers', async () => {
    const { emulator, send } = await startWithContact();
    const { opened, open } = gate();
    emulator.inject({ kind: 'slowBody', for: opened });

    const answer = await send();
    expect([answer.status, emulator.calls[0]?.status]).toEqual([200, 'pending']);
    expect(emulator.attributes('c')).toEqual({ A: '1' });
    open();
    expect(await answer.text()).toBe('{}');
    expect(emulator.calls[0]?.status).toBe(200);
  });

  test('offline nothing gets through, including preflights, and online everything works again', async () => {
    const { emulator, client, send } = await startWithContact();
    await client.update('c', { A: '0' });

    emulator.offline = true;
    await expect(client.update('c', { A: '1' })).rejects.toMatchObject({ code: expect.any(String) });
    await expect(fetch(`${emulator.url}/contact/attributes`, { method: 'OPTIONS' })).rejects.toThrow(
      TypeError,
    );
    expect(emulator.attributes('c')).toEqual({ A: '0' });
    emulator.offline = false;

    expect((await send()).status).toBe(200);
  });

  test('a call in progress gets no answer when the emulator goes offline', async () => {
    const { emulator, client } = await startWithContact();
    emulator.inject({ kind: 'hang' });
    const update = client.update('c', { A: '1' });
    update.catch(() => {});
    await expect.poll(() => emulator.calls[0]?.fault).toBe('hang');

    emulator.offline = true;

    await expect(update).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('a fault that makes no sense is refused by name', async () => {
    const { emulator } = await startWithContact();
    const wrong: [unknown, string][] = [
      [{ kind: 'flood' }, '"kind" must be one of error'],
      [{ kind: 'cut', times: 0 }, '"times" must be a positive whole number or Infinity, got 0'],
      [{ kind: 'cut', operation: 'Foo' }, '"operation" must be'],
      [{ kind: 'cut', when: true }, '"when" must be a function'],
      [{ kind: 'error' }, '"status" must be an HTTP status from 200 to 599, got undefined'],
      [{ kind: 'error', status: 500, nameIn: 'x' }, '"nameIn" must be'],
      [{ kind: 'error', status: 500, retryAfterSeconds: -1 }, '"retryAfterSeconds" must be'],
      [{ kind: 'html', status: 99 }, '"status" must be'],
      [{ kind: 'delay' }, '"for" must be milliseconds, or a promise'],
      [{ kind: 'delay', for: 1, at: 'x' }, '"at" must be'],
      [{ kind: 'delay', for: 1, lateWrite: 'x' }, '"lateWrite" must be'],
      [{ kind: 'slowBody', for: -1 }, '"for" must be'],
      [{ kind: 'error', status: 500, name: 1 }, '"name" must be the name of an exception, got 1'],
      [{ kind: 'error', status: 500, cors: 'no' }, '"cors" must be true or false'],
      [{ kind: 'hang', applied: 1 }, '"applied" must be true or false'],
      [{}, '"kind" must be one of error'],
      [null, 'inject: expected an object, got null'],
    ];

    for (const [fault, message] of wrong) {
      expect(() => emulator.inject(fault as Fault)).toThrow(message);
    }
  });
});
