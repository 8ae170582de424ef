import { describe, expect, test } from 'vitest';
import { connectClient } from './support/connectClient.js';
import { signedFetch, updateBody } from './support/signedFetch.js';
import { startEmulator } from './support/startEmulator.js';

describe('contacts', () => {
  test('the SDK writes attributes and reads them back', async () => {
    const emulator = await startEmulator();
    const contactId = emulator.createContact();
    const client = connectClient(emulator);

    await client.update(contactId, { CallReason: 'Billing', Kunde: 'Jürgen 日本 🎧' });

    expect(await client.read(contactId)).toEqual({ CallReason: 'Billing', Kunde: 'Jürgen 日本 🎧' });
    expect(emulator.attributes(contactId)).toEqual({ CallReason: 'Billing', Kunde: 'Jürgen 日本 🎧' });
  });

  test('a contact id that must be escaped in a path is read by the SDK', async () => {
    const emulator = await startEmulator();
    const contactId = emulator.createContact({ contactId: "a/b c'(ü)+%", attributes: { A: '1' } });

    expect(await connectClient(emulator).read(contactId)).toEqual({ A: '1' });
  });

  test('a success is answered 200 with an empty JSON object', async () => {
    const emulator = await startEmulator();
    const contactId = emulator.createContact();

    const answer = await signedFetch(emulator, { body: updateBody(emulator, contactId, { A: '1' }) });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.text()).toBe('{}');
  });

  test('a write merges by name, case-sensitively, and keeps names that are not sent', async () => {
    const emulator = await startEmulator();
    const contactId = emulator.createContact({ attributes: { A: '1', B: '2' } });

    await connectClient(emulator).update(contactId, { B: '3', b: '4' });

    expect(emulator.attributes(contactId)).toEqual({ A: '1', B: '3', b: '4' });
  });

  test('an empty value removes an attribute, or by assumption is read back empty', async () => {
    const omitting = await startEmulator();
    const keeping = await startEmulator({ assumptions: { emptiedAttributes: 'empty' } });
    const contact = { contactId: 'c', attributes: { A: '1', B: '2' } };
    for (const emulator of [omitting, keeping]) {
      emulator.createContact(contact);
      await connectClient(emulator).update('c', { A: '' });
    }

    expect(await connectClient(omitting).read('c')).toEqual({ B: '2' });
    expect(await connectClient(keeping).read('c')).toEqual({ A: '', B: '2' });
  });

  test('names such as constructor and __proto__ are ordinary', async () => {
    const emulator = await startEmulator();
    const contactId = emulator.createContact();
    const body = updateBody(emulator, contactId, {}).replace(
      '{}',
      '{"__proto__":"a","constructor":"b","toString":"c"}',
    );

    expect((await signedFetch(emulator, { body })).status).toBe(200);

    const expected = [
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ];
    expect(Object.entries(emulator.attributes(contactId))).toEqual(expected);
    expect(Object.entries(emulator.calls[0]?.attributes ?? {})).toEqual(expected);
  });

  test('transfers share the attributes of their initial contact', async () => {
    const emulator = await startEmulator();
    const initialContactId = emulator.createContact({ attributes: { A: '1' } });
    const transfer = emulator.createContact({ initialContactId, attributes: { B: '2' } });

    await connectClient(emulator).update(initialContactId, { C: '3' });

    expect(emulator.attributes(transfer)).toEqual({ A: '1', B: '2', C: '3' });
    expect(emulator.contact(transfer).initialContactId).toBe(initialContactId);
  });

  test("a transfer's own id is 404, or 400, or shared, by assumption", async () => {
    const outcomes: unknown[] = [];
    for (const transferredContactId of ['not_found', 'invalid_request', 'shared'] as const) {
      const emulator = await startEmulator({ assumptions: { transferredContactId } });
      const initialContactId = emulator.createContact();
      const transfer = emulator.createContact({ initialContactId });
      const answer = await signedFetch(emulator, { body: updateBody(emulator, transfer, { A: '1' }) });
      outcomes.push([answer.status, { ...emulator.attributes(initialContactId) }]);
    }

    expect(outcomes).toEqual([
      [404, {}],
      [400, {}],
      [200, { A: '1' }],
    ]);
  });

  test('a write changes the time of the last update', async () => {
    let now = Date.now();
    const emulator = await startEmulator({ now: () => now });
    const contactId = emulator.createContact();
    const begun = new Date(now);
    now += 1000;

    await connectClient(emulator).update(contactId, { A: '1' });

    expect(emulator.contact(contactId)).toMatchObject({ startedAt: begun, lastUpdatedAt: new Date(now) });
  });

  test('another writer changes a contact without a call', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c', attributes: { A: '1', B: '1' } }] });

    emulator.writeAsAnother('c', { A: '2' });

    expect(await connectClient(emulator).read('c')).toEqual({ A: '2', B: '1' });
    expect(emulator.calls.map(({ operation }) => operation)).toEqual(['GetContactAttributes']);
  });

  test('what could not exist in Amazon Connect cannot be set up', async () => {
    const emulator = await startEmulator();
    const initialContactId = emulator.createContact({ contactId: 'c' });
    const transfer = emulator.createContact({ initialContactId });

    expect(() => emulator.createContact({ contactId: 'c' })).toThrow(
      '"contactId" must be an id not used before',
    );
    expect(() => emulator.createContact({ contactId: '' })).toThrow("1 to 256 characters, got ''");
    expect(() => emulator.createContact({ initialContactId: 'x' })).toThrow(
      '"initialContactId" must be the id of a contact',
    );
    expect(() => emulator.createContact({ initialContactId: transfer })).toThrow('no transfer itself');
    expect(() => emulator.createContact({ startedAt: new Date('never') })).toThrow(
      '"startedAt" must be a valid date',
    );
    expect(() => emulator.writeAsAnother('c', { 'a b': '1' })).toThrow(
      'writeAsAnother: The attribute name "a b"',
    );
    expect(() => emulator.writeAsAnother('c', { A: 'x'.repeat(32_767), B: 'x' })).toThrow(RangeError);
    expect(() => emulator.attributes('x')).toThrow('There is no contact "x"');
  });
});
