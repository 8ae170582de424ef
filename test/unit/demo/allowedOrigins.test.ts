import { describe, expect, it } from 'vitest';
import { allowedOrigins } from '../../../demo/server/allowedOrigins.js';
import { demoAddresses } from '../../../demo/server/demoAddresses.js';

const addresses = demoAddresses();
const rules = allowedOrigins(addresses);
const ruleOf = (app: 'crm' | 'caller' | 'composer' | 'stranger') =>
  rules.find(({ origin }) => origin === addresses[app].origin);

describe('the demo’s rules', () => {
  it('admit every app but the stranger', () => {
    expect(rules).toHaveLength(3);
    expect(ruleOf('stranger')).toBeUndefined();
  });

  it('let nobody read the risk score, and say of everybody what may be read', () => {
    for (const { readableNames } of rules) {
      expect(readableNames).toBeDefined();
      expect(readableNames).not.toContain('RiskScore');
      expect(readableNames?.join()).not.toContain('*');
    }
  });

  it('let the caller write one attribute, to contacts at the softphone, and know nothing of the agent', () => {
    expect(ruleOf('caller')).toMatchObject({ attributeNames: ['CallerReason'], contacts: 'seen' });
    expect(ruleOf('caller')?.operations?.some((name) => name.startsWith('Agent/'))).toBe(false);
  });
});
