import type { AllowRule } from '../broker/AllowRule.js';
import { Rule } from '../broker/Rule.js';
import { expect, onlyMembers, plainObject, positiveNumbers, strings } from './checks.js';
import { SettingError } from './SettingError.js';

const MEMBERS: readonly (keyof AllowRule)[] = [
  'origin',
  'operations',
  'attributeNames',
  'readableNames',
  'contacts',
  'rateLimit',
];

const checkRateLimit = positiveNumbers(
  ['perSecond', 'burst', 'pending'],
  'false or an object such as { perSecond: 50, burst: 100, pending: 1000 }',
);

const checkOperations = strings(/^[^/]+\/[^/]+$/, 'operations such as "OutboundCall/UpdateContactAttribute"');
const checkNames = strings(/^[\w*-]+$/, 'attribute names such as "Crm_*"');

/**
 * Reads `allowedOrigins`.
 *
 * @throws {SettingError}
 */
export function readRules(allowedOrigins: unknown): readonly Rule[] {
  expect(
    Array.isArray(allowedOrigins),
    'allowedOrigins',
    'a list such as ["https://crm.example.com"]',
    allowedOrigins,
  );
  const rules = allowedOrigins.map((entry: unknown, index) => readRule(entry, `allowedOrigins[${index}]`));
  const seen = new Set<string>();
  for (const { pattern } of rules) {
    if (seen.has(pattern.text)) {
      throw new SettingError('allowedOrigins', `"${pattern.text}" is listed twice; keep one of the two`);
    }
    seen.add(pattern.text);
  }
  return rules;
}

function readRule(entry: unknown, name: string): Rule {
  const rule = typeof entry === 'string' ? { origin: entry } : entry;
  checkRule(rule, name);
  try {
    return new Rule(rule);
  } catch (error) {
    throw new SettingError(name, error instanceof Error ? error.message : String(error));
  }
}

function checkRule(rule: unknown, name: string): asserts rule is AllowRule {
  plainObject(rule, name, 'an origin such as "https://crm.example.com", or a rule { origin, … }');
  onlyMembers(rule, name, MEMBERS);
  const { origin, operations, attributeNames, readableNames, contacts, rateLimit } = rule;
  expect(typeof origin === 'string', `${name}.origin`, 'an origin such as "https://crm.example.com"', origin);
  if (operations !== undefined) checkOperations(operations, `${name}.operations`);
  if (attributeNames !== undefined) checkNames(attributeNames, `${name}.attributeNames`);
  if (readableNames !== undefined) checkNames(readableNames, `${name}.readableNames`);
  if (contacts !== undefined) {
    expect(contacts === 'any' || contacts === 'seen', `${name}.contacts`, '"any" or "seen"', contacts);
  }
  if (rateLimit !== undefined && rateLimit !== false) checkRateLimit(rateLimit, `${name}.rateLimit`);
}
