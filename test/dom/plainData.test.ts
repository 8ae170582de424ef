import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reactive } from 'vue';
import { BrokerError, type Client, type ContactChanges } from '../../src/client.js';
import { ERROR_TYPES } from '../../src/protocol/errorTypes.js';
import { FakeDesktop } from './FakeDesktop.js';
import { svelteForm } from './svelteForm.svelte.js';

interface Form {
  attributes: Record<string, string>;
  names: string[];
  changes: ContactChanges;
}

const FORM: Form = {
  attributes: { CallReason: 'Billing' },
  names: ['CallReason', 'CustomerTier'],
  changes: { Name: 'Refund', References: { Order: { Type: 'URL', Value: 'https://shop.example.com/1' } } },
};

let desktop: FakeDesktop;

beforeEach(() => {
  vi.useFakeTimers();
  desktop = new FakeDesktop();
});

afterEach(() => {
  desktop.close();
  vi.useRealTimers();
});

/** A client whose calls are sent at once, or wait for a broker. */
const CLIENTS: readonly (readonly [string, () => Client])[] = [
  ['by window', open],
  [
    'by port',
    () => {
      const client = open();
      desktop.acceptPort([
        'OutboundCall/UpdateContactAttribute',
        'Contact/GetContactAttributes',
        'Contact/UpdateContact',
      ]);
      return client;
    },
  ],
  ['before the broker is there', () => desktop.client()],
];

function open(): Client {
  const client = desktop.client();
  desktop.load();
  return client;
}

/** The result of a request, when the broker is there. */
function sent(subtopic: string): unknown {
  if (desktop.request(subtopic) === undefined) desktop.load();
  return desktop.request(subtopic)?.data;
}

const ignore = (): void => {};

function updateWith(client: Client, attributes: unknown): Promise<unknown> {
  return client
    .updateContactAttributes('c1', attributes as Record<string, string>)
    .catch((error: unknown) => error);
}

describe.each([
  ['Vue’s reactive()', () => reactive(structuredClone(FORM)) as Form],
  ['Svelte’s $state', svelteForm as () => Form],
])('an object of %s', (_, makeForm) => {
  it('cannot be posted by postMessage', () => {
    expect(() => structuredClone(makeForm().attributes)).toThrow(/could not be cloned/);
  });

  it.each(CLIENTS)('is sent as the plain data of its members, %s', (__, makeClient) => {
    const client = makeClient();
    const form = makeForm();
    client.updateContactAttributes('c1', form.attributes).catch(ignore);
    client.getContactAttributes('c1', form.names).catch(ignore);
    client.updateContact('c1', form.changes).catch(ignore);
    expect(sent('UpdateContactAttribute')).toEqual({
      InitialContactId: 'c1',
      ContactAttributes: FORM.attributes,
    });
    expect(sent('GetContactAttributes')).toEqual({ InitialContactId: 'c1', Names: FORM.names });
    expect(sent('UpdateContact')).toEqual({ ContactId: 'c1', ...FORM.changes });
  });

  it.each(CLIENTS)('is sent as it was when the method was called, %s', (__, makeClient) => {
    const client = makeClient();
    const form = makeForm();
    client.updateContactAttributes('c1', form.attributes).catch(ignore);
    form.attributes.CallReason = 'Later';
    expect(sent('UpdateContactAttribute')).toMatchObject({ ContactAttributes: { CallReason: 'Billing' } });
  });
});

describe('what cannot be sent', () => {
  class Cycle {
    self = this;
  }

  it.each([
    ['a function', { ok: 'x', bad: () => {} }, 'data.ContactAttributes.bad', '[object Function]'],
    ['a symbol', { bad: Symbol('x') }, 'data.ContactAttributes.bad', '[object Symbol]'],
    ['a cycle', new Cycle(), 'data.ContactAttributes.self', '[object Object]'],
    ['a function in a list', { list: ['x', () => {}] }, 'data.ContactAttributes.list.1', '[object Function]'],
    ['a function in a proxy', reactive({ bad: () => {} }), 'data.ContactAttributes.bad', '[object Function]'],
    ['a Map in a proxy', reactive({ bad: new Map() }), 'data.ContactAttributes.bad', '[object Map]'],
    ['a function in place of attributes', () => {}, 'data.ContactAttributes', '[object Function]'],
  ])('%s, is named by its path', async (_, attributes, path, kind) => {
    const message = `expected plain data without cycles, got ${kind}`;
    const before = await updateWith(desktop.client(), attributes);
    expect(before).toBeInstanceOf(BrokerError);
    expect(before).toMatchObject({
      errorType: 'INVALID_REQUEST',
      message: `${path}: ${message}`,
      details: [{ path, message }],
      msg: ERROR_TYPES.INVALID_REQUEST,
      retryable: false,
      outcome: 'not_applied',
    });
    if (!(attributes instanceof Cycle)) {
      expect(await updateWith(open(), attributes)).toMatchObject({ details: [{ path, message }] });
    }
  });

  it('is never sent, and later calls are', async () => {
    const client = open();
    await updateWith(client, { bad: () => {} });
    expect(desktop.request('UpdateContactAttribute')).toBeUndefined();
    void updateWith(client, { good: 'x' });
    expect(desktop.request('UpdateContactAttribute')).toMatchObject({
      data: { ContactAttributes: { good: 'x' } },
    });
  });

  it('is not reported by a closed client: its calls fail with CLIENT_CLOSED', async () => {
    const client = desktop.client();
    client.close();
    expect(await updateWith(client, { bad: () => {} })).toMatchObject({ errorType: 'CLIENT_CLOSED' });
  });
});

describe('a copy', () => {
  it('has the own members of an object, and keeps what the broker must judge', () => {
    class Attributes {
      CallReason = 'Billing';
      get inherited(): string {
        return 'x';
      }
    }
    const attributes = Object.assign(Object.create({ inherited: 'x' }), {
      ...new Attributes(),
      number: 7,
      big: 7n,
      nothing: null,
      missing: undefined,
    });
    void updateWith(desktop.client(), reactive(attributes));
    expect(sent('UpdateContactAttribute')).toEqual({
      InitialContactId: 'c1',
      ContactAttributes: { CallReason: 'Billing', number: 7, big: 7n, nothing: null, missing: undefined },
    });
  });

  it('keeps the name __proto__, so that the broker can refuse it', () => {
    void updateWith(desktop.client(), JSON.parse('{ "__proto__": "x" }'));
    const { ContactAttributes } = sent('UpdateContactAttribute') as { ContactAttributes: object };
    expect(Object.keys(ContactAttributes)).toEqual(['__proto__']);
  });

  it('may contain one object twice', () => {
    const order = { Type: 'URL' };
    desktop
      .client()
      .updateContact('c1', { References: { One: order, Two: order } })
      .catch(ignore);
    expect(sent('UpdateContact')).toMatchObject({ References: { One: order, Two: order } });
  });
});
