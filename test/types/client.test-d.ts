import type { BrokerError as HostBrokerError, Wire as HostWire } from 'connect-message-broker';
import {
  type AgentStateSyncMessage,
  BrokerError,
  type Call,
  type CallOptions,
  type Client,
  type ClientErrorType,
  type ClientOptions,
  type ConnectionState,
  type CurrentContact,
  createClient,
  type EventEnvelopeOf,
  type RequestEnvelopeOf,
  type UpdateResult,
  type Wire,
} from 'connect-message-broker/client';
import { describe, expectTypeOf, it } from 'vitest';

describe('createClient', () => {
  it('needs an origin, and nothing else', () => {
    expectTypeOf(createClient).parameters.toEqualTypeOf<[ClientOptions]>();
    expectTypeOf<{ origin: string }>().toExtend<ClientOptions>();
    expectTypeOf<{ target: Window }>().not.toExtend<ClientOptions>();
    expectTypeOf<{
      origin: string;
      target: Window;
      source: string;
      timeoutMs: number;
    }>().toExtend<ClientOptions>();
    expectTypeOf(createClient).returns.toEqualTypeOf<Client>();
  });
});

describe('a client', () => {
  it('takes attributes that are strings, and no others', () => {
    expectTypeOf<Client['updateContactAttributes']>().toBeCallableWith('c1', { CallReason: 'Billing' });
    expectTypeOf<Client['updateContactAttributes']>().toBeCallableWith(
      'c1',
      { CallReason: 'Billing' },
      { signal: new AbortController().signal, timeoutMs: 1 },
    );
    expectTypeOf<{ Age: number }>().not.toExtend<Parameters<Client['updateContactAttributes']>[1]>();
  });

  it('has one type of agent state, for answers and events', () => {
    expectTypeOf<Client['agentState']>().returns.resolves.toEqualTypeOf<AgentStateSyncMessage>();
    expectTypeOf<Client['onAgentState']>().parameter(0).parameter(0).toEqualTypeOf<AgentStateSyncMessage>();
    expectTypeOf<Client['onAgentState']>().returns.toEqualTypeOf<() => void>();
  });

  it('reports calls, and the current contact if there is one', () => {
    expectTypeOf<Client['onCall']>().parameter(0).parameter(0).toEqualTypeOf<Call>();
    expectTypeOf<Client['currentContact']>().returns.resolves.toEqualTypeOf<CurrentContact | undefined>();
    expectTypeOf<CurrentContact['initialContactId']>().toEqualTypeOf<string>();
  });

  it('takes changes that Amazon Connect knows, and no others', () => {
    expectTypeOf<Client['updateContact']>().toBeCallableWith('c1', {
      Name: 'Billing',
      References: { Order: { Type: 'URL', Value: 'https://crm.example.com/1' } },
    });
    expectTypeOf<{ Name: number }>().not.toExtend<Parameters<Client['updateContact']>[1]>();
  });

  it('says of a write whether a queue has accepted it', () => {
    expectTypeOf<UpdateResult>().toEqualTypeOf<{ readonly outcome?: 'accepted' }>();
    expectTypeOf<Client['updateContactAttributes']>().returns.resolves.toEqualTypeOf<UpdateResult>();
    expectTypeOf<Client['updateContact']>().returns.resolves.toEqualTypeOf<UpdateResult>();
  });

  it('lists what the origin is granted', () => {
    expectTypeOf<Client['operations']>().returns.resolves.toEqualTypeOf<readonly string[]>();
  });

  it('names the states of its connection', () => {
    expectTypeOf<ConnectionState>().toEqualTypeOf<'connecting' | 'connected' | 'closed'>();
    expectTypeOf<Client['onConnectionChange']>().parameter(0).parameter(0).toEqualTypeOf<ConnectionState>();
    expectTypeOf<Client['onConnectionChange']>().returns.toEqualTypeOf<() => void>();
  });

  it('calls a listener when there is no current contact', () => {
    expectTypeOf<Client['onCurrentContact']>()
      .parameter(0)
      .parameter(0)
      .toEqualTypeOf<CurrentContact | undefined>();
  });

  it('takes options that are undefined, as a form may hold them', () => {
    expectTypeOf<{
      origin: string;
      target: undefined;
      source: undefined;
      timeoutMs: undefined;
    }>().toExtend<ClientOptions>();
    expectTypeOf<{ signal: undefined; timeoutMs: undefined }>().toExtend<CallOptions>();
  });

  it('gives promises of nothing where there is nothing to say', () => {
    expectTypeOf<Client['ready']>().returns.toEqualTypeOf<Promise<void>>();
    expectTypeOf<Client['close']>().returns.toEqualTypeOf<void>();
  });
});

describe('the wire', () => {
  it('has the types that an app without the client sends and receives', () => {
    expectTypeOf<{
      channel: 'Amazon';
      topic: 'OutboundCall';
      subtopic: 'UpdateContactAttribute';
      data: { InitialContactId: string; ContactAttributes: { Plan: string } };
    }>().toExtend<RequestEnvelopeOf<'OutboundCall/UpdateContactAttribute'>>();
    expectTypeOf<{ channel: 'Amazon'; topic: 'App'; subtopic: 'StateSync' }>().toExtend<
      RequestEnvelopeOf<'App/StateSync'>
    >();
    expectTypeOf<
      EventEnvelopeOf<'InboundCall/InboundCallStateChange'>['message']['call']
    >().toEqualTypeOf<Call>();
    expectTypeOf<Wire['Contact/UpdateContact']['data']['Name']>().toEqualTypeOf<string | undefined>();
  });

  it('is what the host page’s package says', () => {
    expectTypeOf<Wire>().toEqualTypeOf<HostWire>();
  });
});

describe('a BrokerError', () => {
  it('is an Error with the members of the answer', () => {
    expectTypeOf<BrokerError>().toExtend<Error>();
    expectTypeOf<BrokerError['errorType']>().toEqualTypeOf<ClientErrorType>();
    expectTypeOf<'ABORTED' | 'CLIENT_CLOSED' | 'TIMEOUT'>().toExtend<ClientErrorType>();
    expectTypeOf<BrokerError['outcome']>().toEqualTypeOf<'not_applied' | 'unknown'>();
    expectTypeOf<BrokerError['retryable']>().toEqualTypeOf<boolean>();
    expectTypeOf<BrokerError['retryAfterMs']>().toEqualTypeOf<number | undefined>();
    expectTypeOf(BrokerError).toBeConstructibleWith('TIMEOUT', 'no answer', { outcome: 'unknown' });
  });

  it('is the class that a host page uses', () => {
    expectTypeOf<typeof BrokerError>().toEqualTypeOf<typeof HostBrokerError>();
  });

  it('is recognised by instanceof, and so is a subclass of the app', () => {
    class OrderError extends BrokerError {
      readonly order = 4711;
    }
    const error = new Error() as unknown;
    if (error instanceof OrderError) expectTypeOf(error).toEqualTypeOf<OrderError>();
    if (error instanceof BrokerError) expectTypeOf(error).toEqualTypeOf<BrokerError>();
  });
});
