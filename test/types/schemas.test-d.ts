import type {
  AgentStateSyncMessage,
  CallMessage,
  ConnectMessage,
  DisconnectMessage,
  FailureMessage,
  GetContactAttributesMessage,
  LoginMessage,
  LogoutMessage,
  SetAgentStateMessage,
  StateSyncMessage,
  SubscribeMessage,
  UpdateContactAttributeMessage,
  UpdateContactMessage,
  Wire,
} from 'connect-message-broker';
import type { ContactChanges } from 'connect-message-broker/client';
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { events, failure } from '../../src/protocol/answerSchemas.js';
import type { requests } from '../../src/protocol/requests.js';
import type { contactChanges } from '../../src/protocol/schemas.js';

/** Without `readonly`, which zod does not infer, at any depth. */
type Mutable<Type> = Type extends object ? { -readonly [Member in keyof Type]: Mutable<Type[Member]> } : Type;
type Same<Type, Schema extends z.ZodType> = [Mutable<Type>] extends [z.output<Schema>]
  ? [z.output<Schema>] extends [Type]
    ? true
    : 'the schema admits more than the interface'
  : 'the interface admits more than the schema';
type Requests = typeof requests;
type Answer<Name extends keyof Requests> = Requests[Name]['answer'];
type Event<Name extends keyof typeof events> = (typeof events)[Name] extends {
  message: infer Message extends z.ZodType;
}
  ? Message
  : never;

type Wrong = {
  [Name in keyof Requests]: Requests[Name] extends { data: infer Data extends z.ZodType }
    ? Same<Wire[Name]['data'], Data> extends true
      ? never
      : Name
    : Wire[Name]['data'] extends undefined
      ? never
      : Name;
}[keyof Requests];

test('the types of requests are those of the schemas', () => {
  expectTypeOf<Wrong>().toBeNever();
  expectTypeOf<keyof Wire>().toEqualTypeOf<keyof Requests | keyof typeof events>();
});

test('the client’s changes of a contact are those of the schemas', () => {
  type Schemas = typeof contactChanges;
  expectTypeOf<keyof ContactChanges>().toEqualTypeOf<keyof Schemas>();
  type WrongChange = {
    [Name in keyof Schemas]: Same<Required<ContactChanges>[Name], Schemas[Name]> extends true ? never : Name;
  }[keyof Schemas];
  expectTypeOf<WrongChange>().toBeNever();
});

test('the interfaces of answers are those of the schemas', () => {
  expectTypeOf<Same<StateSyncMessage, Answer<'App/StateSync'>>>().toEqualTypeOf<true>();
  expectTypeOf<
    Same<UpdateContactAttributeMessage, Answer<'OutboundCall/UpdateContactAttribute'>>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    Same<GetContactAttributesMessage, Answer<'Contact/GetContactAttributes'>>
  >().toEqualTypeOf<true>();
  expectTypeOf<Same<UpdateContactMessage, Answer<'Contact/UpdateContact'>>>().toEqualTypeOf<true>();
  expectTypeOf<Same<SubscribeMessage, Answer<'App/Subscribe'>>>().toEqualTypeOf<true>();
  expectTypeOf<Same<ConnectMessage, Answer<'App/Connect'>>>().toEqualTypeOf<true>();
  expectTypeOf<Same<FailureMessage, typeof failure>>().toEqualTypeOf<true>();
  // The interface does not say that logged out is without an agent.
  expectTypeOf<z.output<Answer<'Agent/StateSync'>>>().toExtend<AgentStateSyncMessage>();
});

test('the interfaces of events are those of the schemas', () => {
  expectTypeOf<Same<LoginMessage, Event<'Agent/LoginSuccess'>>>().toEqualTypeOf<true>();
  expectTypeOf<Same<LogoutMessage, Event<'Agent/LogoutSuccess'>>>().toEqualTypeOf<true>();
  expectTypeOf<Same<SetAgentStateMessage, Event<'Agent/SetAgentState'>>>().toEqualTypeOf<true>();
  expectTypeOf<Same<CallMessage, Event<'InboundCall/InboundCallStateChange'>>>().toEqualTypeOf<true>();
  expectTypeOf<Same<DisconnectMessage, Event<'App/Disconnect'>>>().toEqualTypeOf<true>();
});
