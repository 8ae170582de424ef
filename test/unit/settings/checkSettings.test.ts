import { describe, expect, it } from 'vitest';
import type { BrokerSettings } from '../../../src/settings/BrokerSettings.js';
import { checkSettings } from '../../../src/settings/checkSettings.js';
import { readRules } from '../../../src/settings/readRules.js';
import { findMistakenAttributes, readScriptSettings } from '../../../src/settings/readScriptSettings.js';

const gateway = { updateContactAttributes: async () => undefined };
const logins = { provider: 'token' };

/** Settings as plain JavaScript may write them. */
function check(settings: unknown): void {
  checkSettings(settings as BrokerSettings);
}

describe('settings', () => {
  it.each([
    ['a gateway', { gateway }],
    ['credentials', { credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }],
    [
      'an async provider of credentials',
      { credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    ],
    ['an identity pool with logins', { identityPoolId: 'us-east-1:1', logins }],
    [
      'every limit',
      { gateway, callLimit: false, requestTimeoutMs: 1, loginWaitMs: 0, sessionStaleAfterMs: 5 },
    ],
    ['members that are undefined', { gateway, ccpUrl: undefined }],
  ])('with %s are accepted', (_, settings) => {
    expect(() => check(settings)).not.toThrow();
  });

  it.each<[string, unknown]>([
    ['credentials: set exactly one of identityPoolId (with logins), credentials, gateway and relay', {}],
    ['credentials: set exactly one of', { gateway, credentials: {} }],
    ['identityPoolId: set it together with logins', { identityPoolId: 'us-east-1:1' }],
    ['identityPoolId: set it together with logins', { gateway, logins }],
    [
      'session: set region and instanceId',
      { credentials: {}, session: { state: 'logged_in', subscribe() {} } },
    ],
    ['requestTimeoutMs: expected something like 30000, got "soon"', { gateway, requestTimeoutMs: 'soon' }],
    ['loginWaitMs: expected something like 10000, got -1', { gateway, loginWaitMs: -1 }],
    ['ccpUrl: expected something like "https://…", got "/ccp"', { gateway, ccpUrl: '/ccp' }],
    [
      'callLimit: expected something like { perSecond: 5, burst: 10, inFlight: 4 } or false',
      { gateway, callLimit: { perSecond: 0 } },
    ],
    ['gateway: expected something like { updateContactAttributes', { gateway: {} }],
    ['allowedOrigin: unknown; did you mean allowedOrigins?', { gateway, allowedOrigin: [] }],
    ['nothing: unknown; write one of allowedOrigins, ', { gateway, nothing: [] }],
    ['settings: expected something like { allowedOrigins: […], … }, got undefined', undefined],
  ])('say what to write instead: %s', (sentence, settings) => {
    expect(() => check(settings)).toThrow(sentence);
  });

  it.each<[string, unknown]>([
    ['an object', { gateway: { secretAccessKey: 'SECRET' } }],
    ['a list', { credentials: ['SECRET'] }],
    ['a function', { gateway: () => 'SECRET' }],
    ['a key in place of the credentials', { credentials: 'SECRET' }],
    ['a token in place of the logins', { identityPoolId: 'us-east-1:1', logins: 'SECRET' }],
    ['a text in place of all settings', '{ "credentials": "SECRET" }'],
  ])('never show what stands in %s', (_, settings) => {
    expect(() => check(settings)).toThrow(/, got (object|function|string)$/);
  });
});

describe('rules', () => {
  it.each<[string, unknown[]]>([
    ['allowedOrigins[0]: expected "https://a.example", got "https://a.example/"', ['https://a.example/']],
    [
      'allowedOrigins[1]: "https://a.example" has a rule already; remove one',
      ['https://a.example', { origin: 'https://A.example' }],
    ],
    ['allowedOrigins[0]: expected something like "https://crm.example.com" or { origin', [{}]],
    [
      'allowedOrigins[0].contacts: expected something like "any" or "seen", got "all"',
      [{ origin: 'https://a.example', contacts: 'all' }],
    ],
    [
      'allowedOrigins[0].operations: "Swap" is no grant; write one of OutboundCall/UpdateContactAttribute, ',
      [{ origin: 'https://a.example', operations: ['Swap'] }],
    ],
    [
      'allowedOrigins[0].operations: "Contact/GetContactAttribute" is no grant; did you mean Contact/GetContactAttributes?',
      [{ origin: 'https://a.example', operations: ['Contact/UpdateContact', 'Contact/GetContactAttribute'] }],
    ],
    [
      'allowedOrigins[0].operations: "App/Connect" is no grant; operations of App need none',
      [{ origin: 'https://a.example', operations: ['App/Connect'] }],
    ],
    [
      'allowedOrigins[0].operations: expected something like ["OutboundCall/UpdateContactAttribute"]',
      [{ origin: 'https://a.example', operations: 'Contact/UpdateContact' }],
    ],
    [
      'allowedOrigins[0]: write each origin as an entry of its own, got "https://a.example, https://b.example"',
      ['https://a.example, https://b.example'],
    ],
    [
      'allowedOrigins[0].attributeNames: expected something like ["Crm_*"]',
      [{ origin: 'https://a.example', attributeNames: 'Crm_*' }],
    ],
    [
      'allowedOrigins[0].rateLimit: expected something like',
      [{ origin: 'https://a.example', rateLimit: { burst: 'many' } }],
    ],
    ['allowedOrigins[0].names: unknown; write one of origin, ', [{ origin: 'https://a.example', names: [] }]],
  ])('say what to write instead: %s', (sentence, rules) => {
    expect(() => readRules(rules)).toThrow(sentence);
  });
});

describe('the script tag', () => {
  it('gives its settings over those of the config object, each replaced whole', () => {
    const config = { allowedOrigins: ['https://a.example'], loginWaitMs: 5, gateway };
    expect(
      readScriptSettings(
        { allowedOrigins: ' https://b.example  https://c.example ', requestTimeoutMs: '7' },
        config,
      ),
    ).toEqual({
      allowedOrigins: ['https://b.example', 'https://c.example'],
      requestTimeoutMs: 7,
      loginWaitMs: 5,
      gateway,
    });
  });

  it('does not show what was set in place of the config object', () => {
    expect(() => readScriptSettings({}, '{ "credentials": "SECRET" }')).toThrow(/, got string$/);
  });

  it('without attributes of ours and without a config object starts nothing', () => {
    expect(readScriptSettings({ cfasync: 'false' }, undefined)).toBeUndefined();
  });

  it('separates origins by spaces, and says so', () => {
    expect(() =>
      readScriptSettings({ allowedOrigins: 'https://a.example, https://b.example' }, undefined),
    ).toThrow('allowedOrigins: separate origins by spaces, got "https://a.example, https://b.example"');
  });

  it('names the attributes that were probably meant to be settings, and no others', () => {
    expect(findMistakenAttributes({ ccpurl: '', cfasync: '', region: '', timeout: '' })).toBe(
      'unknown attributes of the script tag: data-ccpurl (did you mean data-ccp-url?), data-timeout (did you mean data-request-timeout-ms?)',
    );
    expect(findMistakenAttributes({ cfasync: '', region: '' })).toBeUndefined();
  });
});
