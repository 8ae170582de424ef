import {
  type CcpSimulator,
  type CcpSimulatorOptions,
  type ConnectEmulator,
  type ConnectEmulatorOptions,
  type ConnectOperationName,
  type Fault,
  startCcpSimulator,
  startConnectEmulator,
} from 'connect-message-broker/testing';
import { describe, expectTypeOf, it } from 'vitest';

describe('the CCP simulator', () => {
  it('starts with or without options, and has an address', () => {
    expectTypeOf(startCcpSimulator).toBeCallableWith();
    expectTypeOf(startCcpSimulator).toBeCallableWith({ loggedIn: true });
    expectTypeOf(startCcpSimulator).returns.toEqualTypeOf<Promise<CcpSimulator>>();
    expectTypeOf<{ agent: { region: string } }>().toExtend<CcpSimulatorOptions>();
    expectTypeOf<CcpSimulator['url']>().toEqualTypeOf<string>();
    expectTypeOf<CcpSimulator['stop']>().returns.toEqualTypeOf<Promise<void>>();
  });
});

describe('the Connect emulator', () => {
  it('starts with or without options, and says what it holds', () => {
    expectTypeOf(startConnectEmulator).toBeCallableWith();
    expectTypeOf(startConnectEmulator).toBeCallableWith({ contacts: [{ contactId: 'c1' }] });
    expectTypeOf(startConnectEmulator).returns.toEqualTypeOf<Promise<ConnectEmulator>>();
    expectTypeOf<{ quota: false }>().toExtend<ConnectEmulatorOptions>();
    expectTypeOf<ConnectEmulator['attributes']>().returns.toEqualTypeOf<Record<string, string>>();
  });

  it('knows its operations by name', () => {
    expectTypeOf<ConnectOperationName>().toEqualTypeOf<
      'UpdateContactAttributes' | 'GetContactAttributes' | 'UpdateContact' | 'DescribeContact'
    >();
    expectTypeOf<{ kind: 'cut'; operation: 'UpdateContact' }>().toExtend<Fault>();
    expectTypeOf<{ kind: 'cut'; operation: 'StopContact' }>().not.toExtend<Fault>();
  });

  it('takes the faults it knows, and no others', () => {
    expectTypeOf<{ kind: 'error'; status: 429; times: 1 }>().toExtend<Fault>();
    expectTypeOf<{ kind: 'error' }>().not.toExtend<Fault>();
    expectTypeOf<{ kind: 'flood' }>().not.toExtend<Fault>();
  });
});
