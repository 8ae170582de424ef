import {
  type AgentSession,
  type AllowRule,
  type Broker,
  BrokerError,
  type BrokerSettings,
  type ContactGateway,
  createBroker,
  type Envelope,
  type ErrorType,
  type PartEvent,
  type RejectedEvent,
  type RequestEvent,
  type ResponseEvent,
  type SessionEvent,
  type SessionState,
  type SettingError,
  type StreamsSession,
} from 'connect-message-broker';
import { describe, expectTypeOf, it } from 'vitest';

describe('createBroker', () => {
  it('takes settings and gives a broker', () => {
    expectTypeOf(createBroker).parameters.toEqualTypeOf<[BrokerSettings]>();
    expectTypeOf(createBroker).returns.toEqualTypeOf<Broker>();
  });

  it('takes origins and rules side by side', () => {
    expectTypeOf<{
      allowedOrigins: [string, { origin: string; contacts: 'seen' }];
    }>().toExtend<BrokerSettings>();
    expectTypeOf<{ origin: string; rateLimit: false }>().toExtend<AllowRule>();
    expectTypeOf<{ origin: string; contacts: 'mine' }>().not.toExtend<AllowRule>();
    expectTypeOf<{ origin: string; operations: ['Contact/GetContactAttributes'] }>().toExtend<AllowRule>();
    expectTypeOf<{ origin: string; operations: ['Contact/GetContactAttribute'] }>().not.toExtend<AllowRule>();
  });

  it('takes log-ins, credentials and tokens as values or as functions that get them', () => {
    expectTypeOf<{ identityPoolId: string; logins: { provider: string } }>().toExtend<BrokerSettings>();
    expectTypeOf<{ logins: () => Promise<{ provider: string }> }>().toExtend<BrokerSettings>();
    expectTypeOf<{
      credentials: () => Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken: string }>;
    }>().toExtend<BrokerSettings>();
    expectTypeOf<{ credentials: string }>().not.toExtend<BrokerSettings>();
  });

  it('takes call limits, and false to lift them', () => {
    expectTypeOf<{ callLimit: { perSecond: number } }>().toExtend<BrokerSettings>();
    expectTypeOf<{ callLimit: false }>().toExtend<BrokerSettings>();
    expectTypeOf<{ callLimit: true }>().not.toExtend<BrokerSettings>();
  });
});

describe('a host’s own parts', () => {
  it('a gateway may resolve with anything, and gets a signal', () => {
    expectTypeOf<{
      updateContactAttributes(
        update: { instanceId?: string; initialContactId: string; attributes: Record<string, string> },
        options: { signal: AbortSignal },
      ): Promise<number>;
    }>().toExtend<ContactGateway>();
  });

  it('a session is a state and its changes', () => {
    expectTypeOf<AgentSession['state']>().toEqualTypeOf<SessionState>();
    expectTypeOf<SessionState>().toEqualTypeOf<'starting' | 'logged_in' | 'suspect' | 'logged_out'>();
    expectTypeOf<StreamsSession>().toExtend<AgentSession>();
  });
});

describe('a broker', () => {
  it('tells each event with its own shape', () => {
    const listen = ({ on }: Broker): void => {
      on('request', (event) => expectTypeOf(event).toEqualTypeOf<RequestEvent>());
      on('response', (event) => expectTypeOf(event).toEqualTypeOf<ResponseEvent>());
      on('rejected', (event) => expectTypeOf(event).toEqualTypeOf<RejectedEvent>());
      on('session', (event) => expectTypeOf(event).toEqualTypeOf<SessionEvent>());
      on('part', (event) => expectTypeOf(event).toEqualTypeOf<PartEvent>());
    };
    expectTypeOf(listen).toBeFunction();
    expectTypeOf<Parameters<Broker['on']>[0]>().toEqualTypeOf<
      'request' | 'response' | 'rejected' | 'session' | 'part'
    >();
  });

  it('subscribes, publishes and stops', () => {
    expectTypeOf<Broker['subscribe']>().toBeCallableWith(
      { topic: 'Error' },
      (envelope: Envelope) => void envelope,
    );
    expectTypeOf<Broker['subscribe']>().returns.toEqualTypeOf<() => void>();
    expectTypeOf<Broker['publish']>().parameters.toEqualTypeOf<[Envelope]>();
    expectTypeOf<Broker['stop']>().returns.toEqualTypeOf<Promise<void>>();
    expectTypeOf<Broker['sessionState']>().toEqualTypeOf<SessionState>();
  });
});

describe('errors', () => {
  it('a BrokerError is made of a type of the table', () => {
    expectTypeOf(BrokerError).toBeConstructibleWith('CONTACT_NOT_FOUND', 'no such contact');
    expectTypeOf(BrokerError).toBeConstructibleWith('TIMEOUT', 'too slow', { outcome: 'unknown' });
    expectTypeOf<'NO_SUCH_TYPE'>().not.toExtend<ErrorType>();
  });

  it('a SettingError names the setting', () => {
    expectTypeOf<SettingError>().toExtend<Error>();
    expectTypeOf<SettingError['setting']>().toEqualTypeOf<string>();
  });
});

describe('the script tag', () => {
  it('has a config object and a library on the window', () => {
    expectTypeOf<Window['connectMessageBrokerConfig']>().toEqualTypeOf<BrokerSettings | undefined>();
    expectTypeOf<NonNullable<Window['ConnectMessageBroker']>['broker']>().toEqualTypeOf<Broker | undefined>();
  });
});
