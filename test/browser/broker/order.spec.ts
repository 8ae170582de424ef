import { expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { details, failure, ownParts, update } from './wire.js';

/** Longer than one value may be. */
const LONG = 'x'.repeat(32_768);

function hostWith(rule: string, state = 'logged_in') {
  const { config, attributes, ...rest } = ownParts();
  return {
    ...rest,
    config: `${config.replace("'logged_in'", `'${state}'`)}
      allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), ${rule} }],`,
    attributes: { ...attributes, 'data-allowed-origins': undefined },
  };
}

test('the rate is checked before the shape', async ({ openHost }) => {
  const host = await openHost(hostWith('rateLimit: { perSecond: 0.001, burst: 1 }'));
  const malformed = { ...SAMPLE, source: 5, data: 'none', requestId: 'r' };
  expect(await host.app.ask(malformed)).toMatchObject({ message: { errorType: 'INVALID_REQUEST' } });
  expect(await host.app.ask(malformed)).toEqual({
    ...failure('RATE_LIMITED', { retryAfterMs: expect.any(Number) }),
    requestId: 'r',
  });
  expect(await host.app.ask(update({ A: LONG }))).toMatchObject({ message: { errorType: 'RATE_LIMITED' } });
});

test('what is too large is answered before anything else that is wrong with the shape', async ({
  openHost,
}) => {
  const host = await openHost(hostWith('operations: []'));
  const tooLarge = {
    ...SAMPLE,
    source: 5,
    requestId: { illegal: true },
    data: { InitialContactId: 5, ContactAttributes: { 'Bad Key': 1, Long: LONG } },
  };
  const answer = await host.app.ask(tooLarge);
  expect(answer).toMatchObject({ message: { errorType: 'ATTRIBUTES_TOO_LARGE', retryable: false } });
  expect(answer).not.toHaveProperty('requestId');
});

test('the shape is checked before the permission', async ({ openHost }) => {
  const host = await openHost(hostWith("operations: [], attributeNames: ['Mine']", 'logged_out'));
  expect(await host.app.ask(update({ 'Bad Key': 'x' }))).toEqual(
    failure('INVALID_REQUEST', details('data.ContactAttributes.Bad Key')),
  );
  expect(await host.app.ask(update({ Mine: LONG }))).toMatchObject({
    message: { errorType: 'ATTRIBUTES_TOO_LARGE' },
  });
});

test('the permission is checked before the session', async ({ openHost }) => {
  const host = await openHost(hostWith("attributeNames: ['Mine']", 'logged_out'));
  expect(await host.app.ask(update({ Other: 'x' }))).toEqual(
    failure('NOT_PERMITTED', details('data.ContactAttributes.Other')),
  );
  expect(await host.app.ask(update({ Mine: 'x' }))).toEqual(failure('AGENT_NOT_LOGGED_IN'));
});

test('a request that nothing is wrong with passes all of them', async ({ openHost }) => {
  const host = await openHost(hostWith("attributeNames: ['Mine']"));
  expect(await host.app.ask(update({ Mine: 'x' }))).toEqual(PUBLISHED_ANSWER);
});
