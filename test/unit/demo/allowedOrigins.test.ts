import { describe, expect, it } from 'vitest';
import { allowedOrigins } from '../../../demo/server/allowedOrigins.js';
import { demoAddresses } from '../../../demo/server/demoAddresses.js';

const addresses = demoAddresses();
const rules = allowedOrigins(addresses);
const ruleOf = (app: 'crm' | 'caller' | 'composer' | 'unlisted') =>
  rules.find(({ origin }) => origin === addresses[app].origin);

describe('the demo’s rules', () => {
  it('admit every app except the unlisted origin', () => {
    expect(rules).toHaveLength(3);
    expect(ruleOf('unlisted')).toBeUndefined();
  });

  it('let no app read the risk score, and list for each app the names that it may read', () => {
    for (const { readableNames } of rules) {
      expect(readableNames).toBeDefined();
      expect(readableNames).not.toContain('RiskScore');
      expect(readableNames?.join()).not.toContain('*');
    }
  });

  it('let the Caller app write one attribute, to contacts that the softphone has shown, and grant it nothing of the agent', () => {
    expect(ruleOf('caller')).toMatchObject({ attributeNames: ['CallerReason'], contacts: 'seen' });
    expect(ruleOf('caller')?.operations?.some((name) => name.startsWith('Agent/'))).toBe(false);
  });
});
