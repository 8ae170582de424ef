import type {
  CcpSimulatorOptions,
  ConnectEmulator,
  ConnectEmulatorOptions,
} from 'connect-message-broker/testing';
import { CONTACT, expect, test } from './desktopTest.js';
import type { HostSettings } from './HostPage.js';

/** Stands in every value that these tests send, so that it can be looked for in what comes back. */
const VALUE = 'value-of-the-request';

interface Case {
  readonly title: string;
  readonly errorType: string;
  readonly retryable: boolean;
  readonly outcome?: 'unknown';
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly contactId?: string;
  readonly host?: HostSettings;
  readonly emulator?: ConnectEmulatorOptions;
  readonly simulator?: CcpSimulatorOptions;
  /** Before the request, once the session is known. */
  readonly prepare?: (emulator: ConnectEmulator) => void;
  /** Whether the deadline is to pass while the call is under way. */
  readonly hangs?: true;
  readonly details?: number;
}

function errorFault(status: number, name: string) {
  return (emulator: ConnectEmulator) => {
    emulator.inject({ kind: 'error', status, name });
  };
}

/** Leaves no time for a second attempt. The page's clock is stopped, so that it leaves enough for the first. */
const oneAttempt = { attributes: { 'data-request-timeout-ms': '300' } } as const;

const cases: readonly Case[] = [
  {
    title: 'an attribute value that is no string',
    errorType: 'INVALID_REQUEST',
    retryable: false,
    attributes: { Count: 7, Reason: VALUE },
    details: 1,
  },
  {
    title: 'a dozen bad names, of which ten are named',
    errorType: 'INVALID_REQUEST',
    retryable: false,
    attributes: Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [`${'long name '.repeat(40)}${n}`, VALUE]),
    ),
    details: 10,
  },
  {
    title: 'more than 32,768 bytes',
    errorType: 'ATTRIBUTES_TOO_LARGE',
    retryable: false,
    attributes: { First: VALUE.repeat(1_000), Second: VALUE.repeat(1_000) },
    details: 1,
  },
  {
    title: 'names that the rule does not grant',
    errorType: 'NOT_PERMITTED',
    retryable: false,
    attributes: { crm_Reason: VALUE, Queue: VALUE },
    host: { config: "allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), attributeNames: ['crm_*'] }]," },
    details: 1,
  },
  {
    title: 'nobody logged in',
    errorType: 'AGENT_NOT_LOGGED_IN',
    retryable: true,
    simulator: { loggedIn: false },
    host: { attributes: { 'data-login-wait-ms': '100' } },
  },
  {
    title: 'an unknown contact',
    errorType: 'CONTACT_NOT_FOUND',
    retryable: false,
    contactId: 'no-such-contact',
  },
  {
    title: 'a 400',
    errorType: 'REJECTED_BY_CONNECT',
    retryable: false,
    prepare: errorFault(400, 'InvalidParameterException'),
  },
  {
    title: 'a contact begun before 2018-09-12',
    errorType: 'REJECTED_BY_CONNECT',
    retryable: false,
    emulator: { contacts: [{ contactId: CONTACT, startedAt: new Date('2018-09-11T00:00:00Z') }] },
  },
  {
    title: 'a contact whose stored attributes leave no room',
    errorType: 'REJECTED_BY_CONNECT',
    retryable: false,
    emulator: { contacts: [{ contactId: CONTACT, attributes: { Full: 'x'.repeat(32_760) } }] },
  },
  {
    title: 'the passive Region of a global instance',
    errorType: 'WRONG_REGION',
    retryable: false,
    emulator: { exposeErrorHeaders: true },
    prepare: (emulator) => {
      emulator.passiveRegion = true;
    },
  },
  {
    title: 'a policy that does not allow the call',
    errorType: 'ACCESS_DENIED',
    retryable: false,
    emulator: { permittedOperations: [], assumptions: { readableAuthorizationFailures: true } },
  },
  {
    title: 'a 401',
    errorType: 'ACCESS_DENIED',
    retryable: false,
    prepare: errorFault(401, 'UnauthorizedException'),
  },
  {
    title: 'credentials that Connect refuses readably',
    errorType: 'ACCESS_DENIED',
    retryable: false,
    emulator: { assumptions: { readableAuthorizationFailures: true } },
    host: {
      config: `identityPoolId: undefined, logins: undefined,
        credentials: { accessKeyId: 'AKIAUNKNOWNUNKNOWNUN', secretAccessKey: 'unknown' },`,
    },
  },
  {
    title: 'a login that Amazon Cognito refuses',
    errorType: 'ACCESS_DENIED',
    retryable: false,
    host: {
      config: "logins: { 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Emulator': 'another-token' },",
    },
  },
  {
    title: 'a 409',
    errorType: 'CONFLICT',
    retryable: true,
    prepare: errorFault(409, 'ConflictException'),
  },
  {
    title: 'nothing but 429',
    errorType: 'THROTTLED',
    retryable: true,
    host: oneAttempt,
    prepare: errorFault(429, 'TooManyRequestsException'),
  },
  {
    title: 'nothing but 500',
    errorType: 'CONNECT_UNAVAILABLE',
    retryable: true,
    outcome: 'unknown',
    host: oneAttempt,
    prepare: errorFault(500, 'InternalServiceException'),
  },
  {
    title: "nothing but a proxy's HTML",
    errorType: 'CONNECT_UNAVAILABLE',
    retryable: true,
    outcome: 'unknown',
    host: oneAttempt,
    prepare: (emulator) => {
      emulator.inject({ kind: 'html', status: 502 });
    },
  },
  {
    title: "nothing but a proxy's HTML with status 200, which stores nothing",
    errorType: 'CONNECT_UNAVAILABLE',
    retryable: true,
    outcome: 'unknown',
    host: oneAttempt,
    prepare: (emulator) => {
      emulator.inject({ kind: 'html', status: 200 });
    },
  },
  {
    title: 'no network',
    errorType: 'CONNECT_UNAVAILABLE',
    retryable: true,
    outcome: 'unknown',
    host: {
      ...oneAttempt,
      config: `identityPoolId: undefined, logins: undefined,
        credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret-of-the-page' },`,
    },
    prepare: (emulator) => {
      emulator.offline = true;
    },
  },
  {
    title: 'a call without an answer',
    errorType: 'TIMEOUT',
    retryable: true,
    outcome: 'unknown',
    host: oneAttempt,
    prepare: (emulator) => {
      emulator.inject({ kind: 'hang' });
    },
    hangs: true,
  },
];

for (const { title, errorType, ...given } of cases) {
  test.describe(() => {
    test.use({
      emulatorOptions: { ...given.emulator },
      simulatorOptions: { ...given.simulator },
    });

    test(`${errorType} is the answer to ${title}, with the published fields and nothing else`, async ({
      openHost,
      emulator,
      page,
    }) => {
      const stopsClock = given.host?.attributes === oneAttempt.attributes;
      if (stopsClock) await page.clock.install({ time: Date.now() });
      const host = await openHost(
        given.host?.config?.includes('allowedOrigins')
          ? { ...given.host, attributes: { 'data-allowed-origins': undefined } }
          : given.host,
      );
      if (given.simulator?.loggedIn !== false) await host.session('logged_in');
      await page.evaluate(() => {
        const errors: object[] = [];
        Reflect.set(window, 'apiErrors', errors);
        window.ConnectMessageBroker?.broker?.subscribe({ topic: 'Error', subtopic: 'ApiError' }, (error) =>
          errors.push(error),
        );
      });
      given.prepare?.(emulator);

      if (stopsClock) await host.stopClockAfter(1_000);
      const asked = host.app.ask({
        channel: 'Amazon',
        topic: 'OutboundCall',
        subtopic: 'UpdateContactAttribute',
        data: {
          InitialContactId: given.contactId ?? CONTACT,
          ContactAttributes: given.attributes ?? { Reason: VALUE },
        },
      });
      if (given.hangs) {
        await host.callsArrived(1);
        await page.clock.fastForward(300);
      }
      const answer = await asked;
      const said = { errorType, errorMessage: expect.any(String), msg: expect.any(String) };
      expect(answer).toStrictEqual({
        channel: 'Amazon',
        topic: 'OutboundCall',
        subtopic: 'UpdateContactAttributeResponse',
        message: {
          response: false,
          ...said,
          retryable: given.retryable,
          outcome: given.outcome ?? 'not_applied',
          ...(given.details !== undefined && {
            details: Array.from({ length: given.details }, () => ({
              path: expect.stringMatching(/^data\.ContactAttributes.{0,178}$/),
              message: expect.stringMatching(/^.{1,200}$/),
            })),
          }),
        },
      });
      const { message } = answer as { message: { errorMessage: string; msg: string } };
      expect(message.errorMessage).not.toBe('');
      expect(message.msg).not.toBe('');
      expect(JSON.stringify(answer)).not.toMatch(
        /value-of-the-request|https?:|localhost|127\.0\.0\.1|\.js|\bat \w+ \(|AKIA|ASIA|secret-of-the-page|-token/,
      );
      expect(await page.evaluate(() => Reflect.get(window, 'apiErrors'))).toStrictEqual([
        {
          channel: 'Amazon',
          topic: 'Error',
          subtopic: 'ApiError',
          data: { errorType, errorMessage: message.errorMessage, msg: message.msg },
        },
      ]);
    });
  });
}
