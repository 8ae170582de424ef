import { createElement, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Client } from '../../src/client.js';
import { FakeDesktop } from './FakeDesktop.js';

let desktop: FakeDesktop;

beforeEach(() => {
  desktop = new FakeDesktop();
});

afterEach(() => {
  desktop.close();
});

/** Shows the current contact. */
function App({ connect }: { readonly connect: () => Client }): string {
  const [text, setText] = useState('asking');
  useEffect(() => {
    const client = connect();
    client.onConnectionChange(setText);
    client.onCurrentContact((contact) => setText(contact?.contactId ?? 'no contact'));
    return () => client.close();
  }, [connect]);
  return text;
}

it('an app of React in StrictMode, which mounts each component twice, is served by its second client', async () => {
  const clients: Client[] = [];
  const connect = (): Client => {
    const client = desktop.client();
    clients.push(client);
    return client;
  };
  const place = document.createElement('div');
  const root = createRoot(place);
  root.render(createElement(StrictMode, null, createElement(App, { connect })));
  await vi.waitFor(() => expect(clients).toHaveLength(2));
  desktop.load();
  desktop.acceptPort(['InboundCall/InboundCallStateChange', 'OutboundCall/UpdateContactAttribute']);
  await vi.waitFor(() => expect(place.textContent).toBe('connected'));
  expect(desktop.offers).toBe(1);
  desktop.sayCall('c1', 'connected');
  desktop.answer('Subscribe');
  await vi.waitFor(() => expect(place.textContent).toBe('c1'));

  const [first, second] = clients;
  await expect(first?.updateContactAttributes('c1', { a: 'b' })).rejects.toMatchObject({
    errorType: 'CLIENT_CLOSED',
  });
  const written = second?.updateContactAttributes('c1', { a: 'b' });
  const { requestId } = desktop.request('UpdateContactAttribute') ?? {};
  desktop.sayByPort('OutboundCall', 'UpdateContactAttributeResponse', { response: true }, requestId);
  expect(await written).toEqual({});

  root.unmount();
  await vi.waitFor(() => expect(second?.ready()).rejects.toMatchObject({ errorType: 'CLIENT_CLOSED' }));
});
