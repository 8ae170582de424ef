import { expect, it } from 'vitest';
import { BrokerError, isBrokerError } from '../../../src/protocol/BrokerError.js';
import { ERROR_TYPES, type ErrorType } from '../../../src/protocol/errorTypes.js';
import { apiErrorEvent, failureMessage } from '../../../src/protocol/failureMessage.js';

const RETRYABLE = [
  'RATE_LIMITED',
  'AGENT_NOT_LOGGED_IN',
  'CONFLICT',
  'THROTTLED',
  'CONNECT_UNAVAILABLE',
  'TIMEOUT',
  'BROKER_STOPPED',
];

it.each(Object.keys(ERROR_TYPES) as ErrorType[])('%s has the five fields of the contract', (errorType) => {
  const { retryAfterMs, ...message } = failureMessage(new BrokerError(errorType, 'for developers'));
  expect(Object.keys(message)).toEqual([
    'response',
    'errorType',
    'errorMessage',
    'msg',
    'retryable',
    'outcome',
  ]);
  expect(message.retryable).toBe(RETRYABLE.includes(errorType));
  expect(retryAfterMs !== undefined).toBe(errorType === 'RATE_LIMITED');
});

it('details are at most 10, each text cut at 200 characters, and absent when there are none', () => {
  const long = { path: 'p'.repeat(300), message: 'm'.repeat(300) };
  const { details = [] } = failureMessage(
    new BrokerError('INVALID_REQUEST', 'x', { details: Array(20).fill(long) }),
  );
  expect(details).toHaveLength(10);
  expect(details[0]).toEqual({ path: 'p'.repeat(200), message: 'm'.repeat(200) });
  expect('details' in failureMessage(new BrokerError('INVALID_REQUEST', 'x'))).toBe(false);
});

it('the error event has the same three texts', () => {
  const message = failureMessage(new BrokerError('CONFLICT', 'for developers'));
  expect(apiErrorEvent(message)).toEqual({
    channel: 'Amazon',
    topic: 'Error',
    subtopic: 'ApiError',
    data: { errorType: 'CONFLICT', errorMessage: 'for developers', msg: message.msg },
  });
});

it('a BrokerError of another bundle is recognised by its members', () => {
  const foreign = Object.assign(new Error('x'), { name: 'BrokerError', errorType: 'CONFLICT' });
  expect(isBrokerError(foreign)).toBe(true);
  expect(isBrokerError(Object.assign(new Error('x'), { name: 'BrokerError', errorType: 'toString' }))).toBe(
    false,
  );
  expect(isBrokerError(new Error('x'))).toBe(false);
});
