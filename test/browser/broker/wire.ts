import { expect } from '@playwright/test';
import { CONTACT, SAMPLE } from './desktopTest.js';

export { READY, READY_REQUEST } from './sample.js';

/** Other values for the sample's contact, or for another. */
export function update(attributes: Readonly<Record<string, unknown>>, contactId = CONTACT) {
  return { ...SAMPLE, data: { InitialContactId: contactId, ContactAttributes: attributes } };
}

export const RETRYABLE = [
  'RATE_LIMITED',
  'AGENT_NOT_LOGGED_IN',
  'CONFLICT',
  'THROTTLED',
  'CONNECT_UNAVAILABLE',
  'TIMEOUT',
  'BROKER_STOPPED',
];

/** `message` of a failure: the five fields, those of `more`, and not a key more. */
export function failureMessage(errorType: string, more: object = {}): object {
  return {
    response: false,
    errorType,
    errorMessage: expect.stringMatching(/./),
    msg: expect.stringMatching(/./),
    retryable: RETRYABLE.includes(errorType),
    outcome: 'not_applied',
    ...more,
  };
}

/** The answer to a sample that failed. */
export function failure(errorType: string, more: object = {}): object {
  return {
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttributeResponse',
    message: failureMessage(errorType, more),
  };
}

/** `details` with exactly these paths. */
export function details(...paths: string[]): object {
  return { details: paths.map((path) => ({ path, message: expect.stringMatching(/./) })) };
}

/**
 * A host page with parts of its own in place of Streams and the AWS SDK: an agent is logged in, and what an app
 * writes ends up in `window.written`.
 *
 * @param write JavaScript of the body of `updateContactAttributes(update, { signal })`
 */
export function ownParts(write = '') {
  return {
    streams: false,
    attributes: { 'data-ccp-url': undefined },
    config: `
      identityPoolId: undefined,
      logins: undefined,
      session: { state: 'logged_in', subscribe: () => () => {} },
      gateway: {
        async updateContactAttributes(update, { signal }) {
          (window.written ??= []).push(update);
          ${write}
        },
      },`,
  };
}
