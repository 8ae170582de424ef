import type { AllowRule } from '../broker/AllowRule.js';
import { Rule } from '../broker/Rule.js';
import { GRANTS, isGrant } from '../protocol/grants.js';
import { isPlainObject } from '../protocol/plainObject.js';
import { DEFAULTS } from './defaults.js';
import { advise, checkMembers, type Kinds, limit, listOf, text, unfit } from './kinds.js';
import { SettingError } from './SettingError.js';

const ORIGIN = 'https://crm.example.com';
const NAMES = listOf('Crm_*', /^[\w*-]+$/);

const MEMBERS: Kinds<keyof AllowRule> = {
  origin: text(ORIGIN),
  operations: listOf(DEFAULTS.operations[0], /./),
  attributeNames: NAMES,
  readableNames: NAMES,
  contacts: { fits: (value) => value === 'any' || value === 'seen', example: '"any" or "seen"' },
  rateLimit: limit(DEFAULTS.rateLimit),
};

/**
 * Reads `allowedOrigins`.
 *
 * @throws SettingError for the first rule that cannot be used
 */
export function readRules(allowedOrigins: readonly unknown[]): readonly Rule[] {
  const rules = new Map<string, Rule>();
  for (const [index, entry] of allowedOrigins.entries()) {
    const name = `allowedOrigins[${index}]`;
    const rule = readRule(entry, name);
    const { text } = rule.pattern;
    if (rules.has(text)) throw new SettingError(name, `"${text}" has a rule already; remove one`);
    rules.set(text, rule);
  }
  return [...rules.values()];
}

function readRule(entry: unknown, name: string): Rule {
  const rule = typeof entry === 'string' ? { origin: entry } : entry;
  checkRule(rule, name);
  if (/[,;\s]/.test(rule.origin.trim())) {
    throw new SettingError(name, `write each origin as an entry of its own, got "${rule.origin}"`);
  }
  try {
    return new Rule(rule);
  } catch (error) {
    throw new SettingError(name, error instanceof Error ? error.message : String(error));
  }
}

function checkRule(rule: unknown, name: string): asserts rule is AllowRule {
  if (!isPlainObject(rule) || rule.origin === undefined)
    throw unfit(name, `"${ORIGIN}" or { origin: "${ORIGIN}" }`, rule);
  checkMembers(rule, MEMBERS, `${name}.`);
  if (Array.isArray(rule.operations)) checkGrants(rule.operations, `${name}.operations`);
}

function checkGrants(operations: readonly string[], name: string): void {
  const unknown = operations.find((grant) => !isGrant(grant));
  if (unknown === undefined) return;
  const advice = unknown.startsWith('App/') ? 'operations of App need none' : advise(unknown, GRANTS);
  throw new SettingError(name, `"${unknown}" is no grant; ${advice}`);
}
