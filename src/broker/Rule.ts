import type { AllowRule } from './AllowRule.js';
import { namePattern } from './namePattern.js';
import { type OriginPattern, originPattern } from './originPattern.js';
import { RateLimiter } from './RateLimiter.js';

/** Without `operations` a rule grants the published write and nothing else. */
const DEFAULT_OPERATIONS = ['OutboundCall/UpdateContactAttribute'];

/** A checked {@link AllowRule}, ready to be asked. */
export class Rule {
  readonly pattern: OriginPattern;
  readonly rate: RateLimiter;
  readonly contacts: 'any' | 'seen' | undefined;
  readonly #operations: ReadonlySet<string>;
  readonly #mayWrite: (name: string) => boolean;

  /** @throws RangeError when the origin is not legal */
  constructor(rule: AllowRule) {
    this.pattern = originPattern(rule.origin);
    this.rate = new RateLimiter(rule.rateLimit);
    this.contacts = rule.contacts;
    this.#operations = new Set(rule.operations ?? DEFAULT_OPERATIONS);
    this.#mayWrite = namePattern(rule.attributeNames ?? ['*']);
  }

  grants(operation: string): boolean {
    return this.#operations.has(operation);
  }

  mayWrite(attributeName: string): boolean {
    return this.#mayWrite(attributeName);
  }
}
