import type { Grant } from '../protocol/grants.js';
import type { AllowRule } from './AllowRule.js';
import { namePattern } from './namePattern.js';
import { type OriginPattern, originPattern } from './originPattern.js';
import { RateLimiter } from './RateLimiter.js';
import type { Reader } from './Reader.js';

/** Without `operations` a rule grants the published write and nothing else. */
const DEFAULT_OPERATIONS: readonly Grant[] = ['OutboundCall/UpdateContactAttribute'];

/** A checked {@link AllowRule}, ready to be asked. */
export class Rule implements Reader {
  readonly pattern: OriginPattern;
  readonly rate: RateLimiter;
  readonly contacts: 'any' | 'seen' | undefined;
  readonly #operations: ReadonlySet<string>;
  /** Absent when it may write all names. */
  readonly #mayWrite: ((name: string) => boolean) | undefined;
  /** Absent when it may read all names. */
  readonly #mayRead: ((name: string) => boolean) | undefined;

  /** @throws RangeError when the origin is not legal */
  constructor(rule: AllowRule) {
    this.pattern = originPattern(rule.origin);
    this.rate = new RateLimiter(rule.rateLimit);
    this.contacts = rule.contacts;
    this.#operations = new Set<string>(rule.operations ?? DEFAULT_OPERATIONS);
    this.#mayWrite = rule.attributeNames && namePattern(rule.attributeNames);
    this.#mayRead = rule.readableNames && namePattern(rule.readableNames);
  }

  grants(name: string): boolean {
    return this.#operations.has(name);
  }

  mayRead(name: string): boolean {
    return this.#mayRead?.(name) ?? true;
  }

  /** The names in `attributes` that it may not write. */
  refusedNames(attributes: object): readonly string[] {
    const mayWrite = this.#mayWrite;
    return mayWrite ? Object.keys(attributes).filter((name) => !mayWrite(name)) : [];
  }
}
