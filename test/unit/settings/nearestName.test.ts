import { describe, expect, it } from 'vitest';
import { GRANTS } from '../../../src/protocol/grants.js';
import { nearestName } from '../../../src/settings/nearestName.js';

const SETTINGS = [
  'allowedOrigins',
  'ccpUrl',
  'region',
  'instanceId',
  'gateway',
  'session',
  'requestTimeoutMs',
];

describe('the name that was meant', () => {
  it.each([
    ['a letter too few', 'alowedOrigins', 'allowedOrigins'],
    ['a letter too many', 'gatteway', 'gateway'],
    ['a wrong letter', 'sassion', 'session'],
    ['two letters exchanged', 'regoin', 'region'],
    ['other capitals', 'ccpurl', 'ccpUrl'],
    ['a part of it', 'timeout', 'requestTimeoutMs'],
    ['one that is right', 'region', 'region'],
  ])('is found from %s', (_, text, name) => {
    expect(nearestName(text, SETTINGS)).toBe(name);
  });

  it.each([
    ['Contact/GetContactAttribute', 'Contact/GetContactAttributes'],
    ['UpdateContactAttribute', 'OutboundCall/UpdateContactAttribute'],
    ['InboundCall/InboundCallStateChanged', 'InboundCall/InboundCallStateChange'],
    ['agent/setagentstate', 'Agent/SetAgentState'],
  ])('is found among the grants: %s', (text, name) => {
    expect(nearestName(text, GRANTS)).toBe(name);
  });

  it.each(['', 'id', 'url', 'src', 'cfasync', 'nscript', 'category', 'origin'])(
    'is none of them when nothing is near: "%s"',
    (text) => {
      expect(
        nearestName(text, ['ccpUrl', 'region', 'instanceId', 'gateway', 'requestTimeoutMs']),
      ).toBeUndefined();
    },
  );

  it('is none of them when it is a part of several', () => {
    expect(nearestName('names', ['attributeNames', 'readableNames'])).toBeUndefined();
  });

  it('is the nearest of several', () => {
    expect(nearestName('contects', ['contexts', 'contacts', 'contents'])).toBe('contexts');
    expect(nearestName('gateway', ['gateways', 'gateway'])).toBe('gateway');
  });
});
