import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BrokerError } from '../../src/client.js';
import { ERROR_TYPES, type ErrorType, isRetryable } from '../../src/protocol/errorTypes.js';
import { failureMessage } from '../../src/protocol/failureMessage.js';

type Copies = Readonly<Record<string, typeof BrokerError>>;

interface Library {
  readonly BrokerError: typeof BrokerError;
}

/** Runs the classic script of the client on a page. @returns `ConnectMessageBroker` */
function runClassicScript(before?: object): Library {
  const code = readFileSync(join(import.meta.dirname, '../../dist/client.global.js'), 'utf8');
  const page = { ConnectMessageBroker: before };
  new Function('window', code)(page);
  return page.ConnectMessageBroker as Library;
}

/** Copies of the class that a page may have at once. */
async function copies(): Promise<Copies> {
  const client: string = '../../dist/client.js';
  const host: string = '../../dist/index.js';
  return {
    source: BrokerError,
    'dist/client.js': ((await import(client)) as Library).BrokerError,
    'dist/index.js': ((await import(host)) as Library).BrokerError,
    'dist/client.global.js': runClassicScript().BrokerError,
  };
}

describe('a BrokerError', () => {
  it('of each copy of the class is an instance for each other copy', async () => {
    const all = Object.entries(await copies());
    expect(new Set(all.map(([, copy]) => copy)).size).toBe(all.length);
    for (const [name, Copy] of all) {
      const error = new Copy('THROTTLED', 'x');
      for (const [other, Other] of all) {
        expect(error instanceof Other, `${name} instanceof ${other}`).toBe(true);
      }
    }
  });

  it.each([
    ['an Error', new Error('x')],
    ['an object with its members', { name: 'BrokerError', errorType: 'TIMEOUT', message: 'x' }],
    ['null', null],
    ['undefined', undefined],
    ['a string', 'BrokerError'],
  ])('is not %s', (_, value) => {
    expect((value as unknown) instanceof BrokerError).toBe(false);
  });

  it('may have subclasses, which keep the usual instanceof', async () => {
    const { 'dist/client.js': Copy = BrokerError } = await copies();
    class OrderError extends BrokerError {}
    class OtherError extends Copy {}
    const order = new OrderError('CONFLICT', 'x');
    expect([order instanceof OrderError, order instanceof BrokerError, order instanceof Copy]).toEqual([
      true,
      true,
      true,
    ]);
    expect([order instanceof OtherError, new BrokerError('CONFLICT', 'x') instanceof OrderError]).toEqual([
      false,
      false,
    ]);
  });

  it('has every documented member, in every copy', () => {
    const cause = new Error('why');
    expect({ ...new BrokerError('CONTACT_NOT_FOUND', 'no such contact', { cause }) }).toEqual({
      name: 'BrokerError',
      errorType: 'CONTACT_NOT_FOUND',
      msg: '',
      retryable: false,
      outcome: 'not_applied',
      details: [],
      retryAfterMs: undefined,
    });
    expect(new BrokerError('CONTACT_NOT_FOUND', 'no such contact', { cause })).toMatchObject({
      message: 'no such contact',
      cause,
    });
  });

  it.each(Object.keys(ERROR_TYPES) as ErrorType[])(
    '%s is retryable as docs/messages.md says',
    (errorType) => {
      expect(new BrokerError(errorType, 'x').retryable).toBe(isRetryable(errorType));
      expect(new BrokerError(errorType, 'x').outcome).toBe(
        ['CONNECT_UNAVAILABLE', 'TIMEOUT'].includes(errorType) ? 'unknown' : 'not_applied',
      );
    },
  );

  it.each(['ABORTED', 'CLIENT_CLOSED', 'DISCONNECTED'] as const)(
    'of a client, %s, goes to an app as a type that the wire has',
    (errorType) => {
      const message = failureMessage(new BrokerError(errorType, 'x', { outcome: 'unknown', msg: 'y' }));
      expect(message).toMatchObject({
        errorType: 'CONNECT_UNAVAILABLE',
        msg: ERROR_TYPES.CONNECT_UNAVAILABLE,
        retryable: true,
        outcome: 'unknown',
      });
    },
  );
});

it('the classic script adds members to the library of the page, and replaces none', () => {
  const broker = {};
  class HostError extends Error {}
  const createBroker = (): object => broker;
  expect(runClassicScript({ broker, createBroker, BrokerError: HostError })).toEqual({
    broker,
    createBroker,
    BrokerError: HostError,
    createClient: expect.any(Function),
  });
});
