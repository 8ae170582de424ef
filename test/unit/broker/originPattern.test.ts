import { describe, expect, it } from 'vitest';
import { originPattern } from '../../../src/broker/originPattern.js';

describe('an origin of a rule', () => {
  it.each([
    ['https://crm.example.com', 'https://crm.example.com'],
    ['HTTPS://CRM.example.com:443', 'https://crm.example.com'],
    ['https://crm.example.com:8443', 'https://crm.example.com:8443'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://crm.localhost', 'http://crm.localhost'],
    ['http://127.1.2.3', 'http://127.1.2.3'],
    ['http://[::1]:9', 'http://[::1]:9'],
  ])('%s is compared as %s', (input, text) => {
    const pattern = originPattern(input);
    expect(pattern.text).toBe(text);
    expect(pattern.matches(text)).toBe(true);
  });

  it.each([
    ['http://crm.example.com', 'https://crm.example.com'],
    ['https://crm.example.com/', 'https://crm.example.com'],
    ['https://crm.example.com/path', 'https://crm.example.com'],
    ['https://crm.example.com?q', 'https://crm.example.com'],
    ['https://user@crm.example.com', 'https://crm.example.com'],
    ['https://crm.example.com.', 'https://crm.example.com'],
    ['https://*.apps.example.com/', 'https://*.apps.example.com'],
  ])('%s is refused with the corrected text', (input, corrected) => {
    expect(() => originPattern(input)).toThrow(`expected "${corrected}", got "${input}"`);
  });

  it.each([
    '*',
    'null',
    '',
    'crm.example.com',
    'https://*',
    'https://*.com',
    'https://a.*.com',
    'https://*a.com',
    'https://*.1.2.3.4',
    'file:///x',
  ])('"%s" is refused with an example', (input) => {
    expect(() => originPattern(input)).toThrow(
      'expected "https://crm.example.com" or "https://*.apps.example.com"',
    );
  });

  it('does not admit look-alikes', () => {
    const { matches } = originPattern('https://crm.example.com');
    for (const origin of [
      'http://crm.example.com',
      'https://crm.example.com:8443',
      'https://crm.example.com.',
      'https://evil-crm.example.com',
      'https://crm.example.com.evil.example',
      'null',
      '',
    ]) {
      expect(matches(origin)).toBe(false);
    }
  });

  it('with a star admits exactly one label', () => {
    const { matches } = originPattern('https://*.apps.example.com:8443');
    expect(matches('https://a.apps.example.com:8443')).toBe(true);
    for (const origin of [
      'https://apps.example.com:8443',
      'https://.apps.example.com:8443',
      'https://a.b.apps.example.com:8443',
      'https://a.apps.example.com',
      'http://a.apps.example.com:8443',
      'https://aapps.example.com:8443',
      'https://evil.example/.apps.example.com:8443',
    ]) {
      expect(matches(origin)).toBe(false);
    }
  });
});
