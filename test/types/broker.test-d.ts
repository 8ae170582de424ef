import {
  type AgentSession,
  type AllowRule,
  type AnswerEnvelope,
  type AwsCredentials,
  type Broker,
  BrokerError,
  type BrokerSettings,
  type CallMessage,
  type ContactGateway,
  createBroker,
  type Envelope,
  type ErrorType,
  type EventTopic,
  type FailureMessage,
  type Finding,
  type FindingCode,
  type FindingStatus,
  type Grant,
  type PartEvent,
  type RejectedEvent,
  type RelayOptions,
  type RequestEvent,
  type ResponseEvent,
  type SessionEvent,
  type SessionState,
  type SettingError,
  type StreamsSession,
  type Wire,
  type WireEnvelope,
} from 'connect-message-broker';
import { describe, expectTypeOf, it } from 'vitest';

describe('createBroker', () => {
  it('takes settings and gives a broker', () => {
    expectTypeOf(createBroker).parameters.toEqualTypeOf<[BrokerSettings]>();
    expectTypeOf(createBroker).returns.toEqualTypeOf<Broker>();
  });

  it('takes undefined for what is left out, also with exactOptionalPropertyTypes', () => {
    type Undefined<Options> = { [Name in keyof Options]?: Options[Name] | undefined };
    expectTypeOf<Undefined<BrokerSettings>>().toExtend<BrokerSettings>();
    expectTypeOf<Undefined<AllowRule> & { origin: string }>().toExtend<AllowRule>();
    expectTypeOf<{ url: string; token: () => string; acceptedAfterMs: undefined }>().toExtend<RelayOptions>();
    expectTypeOf<{
      accessKeyId: string;
      secretAccessKey: string;
      sessionToken: undefined;
    }>().toExtend<AwsCredentials>();
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

  it('takes logins, credentials and tokens as values or as functions that get them', () => {
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

describe('what diagnose() resolves with', () => {
  it('is a list of findings, whose codes and states are known', () => {
    expectTypeOf<Broker['diagnose']>().returns.resolves.toEqualTypeOf<readonly Finding[]>();
    expectTypeOf<'ccp-removed'>().toExtend<Finding['code']>();
    expectTypeOf<'ccp-lost'>().not.toExtend<FindingCode>();
    expectTypeOf<FindingStatus>().toEqualTypeOf<'ok' | 'warning' | 'error' | 'unknown'>();
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
  it('reports each event in its own shape', () => {
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

describe('the wire', () => {
  it('has the data of a request, its answer and its topic', () => {
    type Update = Wire['OutboundCall/UpdateContactAttribute'];
    expectTypeOf<Update['topic']>().toEqualTypeOf<'OutboundCall'>();
    expectTypeOf<Update['data']['ContactAttributes']>().toEqualTypeOf<Readonly<Record<string, string>>>();
    expectTypeOf<Update['answer']['response']>().toEqualTypeOf<true>();
    expectTypeOf<Update['answerSubtopic']>().toEqualTypeOf<'UpdateContactAttributeResponse'>();
    expectTypeOf<Wire['InboundCall/InboundCallStateChange']['message']>().toEqualTypeOf<CallMessage>();
    expectTypeOf<Grant>().toExtend<keyof Wire>();
  });

  it('is one union, discriminated by topic and subtopic', () => {
    const read = (envelope: WireEnvelope): void => {
      if (envelope.topic === 'InboundCall') expectTypeOf(envelope.message).toEqualTypeOf<CallMessage>();
      if (envelope.subtopic === 'ApiError') expectTypeOf(envelope.data.errorType).toEqualTypeOf<ErrorType>();
      if (envelope.subtopic === 'Subscribe')
        expectTypeOf(envelope.data.topics).toEqualTypeOf<readonly EventTopic[]>();
    };
    expectTypeOf(read).toBeFunction();
  });
});

describe('a subscription in the host page', () => {
  it('has the type of what its topic and subtopic name', () => {
    const listen = ({ subscribe }: Broker): void => {
      subscribe({ topic: 'OutboundCall', subtopic: 'UpdateContactAttribute' }, ({ data }) =>
        expectTypeOf(data).toEqualTypeOf<Wire['OutboundCall/UpdateContactAttribute']['data']>(),
      );
      subscribe({ topic: 'Contact', subtopic: 'GetContactAttributesResponse' }, ({ message }) => {
        expectTypeOf(message).toEqualTypeOf<
          Wire['Contact/GetContactAttributes']['answer'] | FailureMessage
        >();
        if (message.response)
          expectTypeOf(message.ContactAttributes.Name).toEqualTypeOf<string | undefined>();
        else expectTypeOf(message.errorType).toEqualTypeOf<ErrorType>();
      });
      subscribe({ topic: 'InboundCall', subtopic: 'InboundCallStateChange' }, ({ message }) =>
        expectTypeOf(message).toEqualTypeOf<CallMessage>(),
      );
    };
    expectTypeOf(listen).toBeFunction();
  });

  it('of a topic alone has the messages of that topic', () => {
    const listen = ({ subscribe }: Broker): void => {
      subscribe({ topic: 'Agent' }, (envelope) => {
        if (envelope.subtopic === 'LogoutSuccess')
          expectTypeOf(envelope.message.loginState).toEqualTypeOf<'LoggedOut'>();
        // @ts-expect-error the broker has no such subtopic under Agent
        if (envelope.subtopic === 'LogoutSucess') return;
      });
    };
    expectTypeOf(listen).toBeFunction();
  });

  it('of a topic of the page’s own, or of all, has any content', () => {
    const listen = ({ subscribe }: Broker, topic: string): void => {
      subscribe({ topic: 'Crm', subtopic: 'Opened' }, (envelope) => {
        expectTypeOf(envelope).toExtend<Envelope>();
        if ('data' in envelope) expectTypeOf(envelope.data).toBeUnknown();
        expectTypeOf(envelope.topic).toEqualTypeOf<'Crm'>();
      });
      subscribe({ topic }, (envelope) => expectTypeOf(envelope).toEqualTypeOf<Envelope>());
      subscribe({}, (envelope) => expectTypeOf(envelope).toEqualTypeOf<Envelope>());
      subscribe({ subtopic: 'StateSync' }, (envelope) => expectTypeOf(envelope).toEqualTypeOf<Envelope>());
    };
    expectTypeOf(listen).toBeFunction();
  });

  it('receives what the page publishes, which has the types of the wire too', () => {
    const publish = ({ publish }: Broker, envelope: AnswerEnvelope): void => {
      publish({ channel: 'Amazon', topic: 'Crm', subtopic: 'Opened', data: { id: 1 } });
      publish({
        channel: 'Amazon',
        topic: 'OutboundCall',
        subtopic: 'UpdateContactAttribute',
        data: { InitialContactId: 'c1', ContactAttributes: { A: 'x' } },
      });
      publish(envelope);
      publish({
        channel: 'Amazon',
        topic: 'OutboundCall',
        subtopic: 'UpdateContactAttribute',
        // @ts-expect-error a value is a string
        data: { InitialContactId: 'c1', ContactAttributes: { A: 1 } },
      });
      // @ts-expect-error another channel
      publish({ channel: 'Other', topic: 'Crm', subtopic: 'Opened', data: {} });
    };
    expectTypeOf(publish).toBeFunction();
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
