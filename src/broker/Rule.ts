import { BrokerError } from '../protocol/BrokerError.js';
import { namePattern } from '../protocol/namePattern.js';
import { refusal } from '../protocol/refusals.js';
import { DEFAULTS } from '../settings/defaults.js';
import { Limit, limitNumbers } from '../timing/Limit.js';
import type { AllowRule } from './AllowRule.js';
import type { Reader } from './BusEvent.js';
import { type OriginPattern, originPattern } from './originPattern.js';

/** `rateLimit: false` still bounds what is unanswered. */
const LIFTED = [1e9, 1e9, 20_000] as const;

/** The contact that a request is about. */
export interface Subject {
  readonly contactId: string;
  /** Where the request names it. */
  readonly path: string;
  /** Which contacts are admitted by a rule that does not say. */
  readonly contacts: 'any' | 'seen';
}

/**
 * A checked {@link AllowRule}. All that an origin may do is decided here: each `refuse…` gives the error for what the rule
 * does not allow.
 */
export class Rule implements Reader {
  readonly pattern: OriginPattern;
  /** Shared by all origins of the rule. */
  readonly rate: Limit;
  readonly #operations: ReadonlySet<string>;
  readonly #contacts: 'any' | 'seen' | undefined;
  /** Absent when it may write all names. */
  readonly #mayWrite: ((name: string) => boolean) | undefined;
  /** Absent when it may read all names. */
  readonly #mayRead: ((name: string) => boolean) | undefined;

  /** @throws RangeError when the origin is not legal */
  constructor({ origin, operations, attributeNames, readableNames, contacts, rateLimit }: AllowRule) {
    this.pattern = originPattern(origin);
    this.rate = new Limit(limitNumbers(rateLimit, DEFAULTS.rateLimit, LIFTED));
    this.#operations = new Set<string>(operations ?? DEFAULTS.operations);
    this.#contacts = contacts;
    this.#mayWrite = attributeNames && namePattern(attributeNames);
    this.#mayRead = readableNames && namePattern(readableNames);
  }

  grants(name: string): boolean {
    return this.#operations.has(name);
  }

  mayRead(name: string): boolean {
    return this.#mayRead?.(name) ?? true;
  }

  /** @param name of an operation that needs a grant */
  refuseOperation(name: string): BrokerError | undefined {
    return this.grants(name)
      ? undefined
      : new BrokerError('NOT_PERMITTED', `the rule of this origin does not grant ${name}`);
  }

  /** @param attributes that are to be written */
  refuseAttributes(attributes: object): BrokerError | undefined {
    const mayWrite = this.#mayWrite;
    if (mayWrite === undefined) return undefined;
    return notGranted(
      Object.keys(attributes)
        .filter((name) => !mayWrite(name))
        .map((name) => `data.ContactAttributes.${name}`),
    );
  }

  /** @param hasSeen whether the agent's softphone has shown a contact since login */
  refuseContact(
    { contactId, path, contacts }: Subject,
    hasSeen: (contactId: string) => boolean,
  ): BrokerError | undefined {
    return notGranted((this.#contacts ?? contacts) === 'any' || hasSeen(contactId) ? [] : [path]);
  }
}

/** @param paths from the envelope's root */
function notGranted(paths: readonly string[]): BrokerError | undefined {
  if (paths.length === 0) return undefined;
  const message = 'the rule of this origin does not grant it';
  return refusal(
    'NOT_PERMITTED',
    paths.map((path) => ({ path, message })),
  );
}

/** Finds the rule of an origin. Asked for every message on the page. */
export class Rules {
  readonly #exact = new Map<string, Rule>();
  readonly #wildcards: Rule[] = [];

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      if (rule.pattern.text.includes('*')) this.#wildcards.push(rule);
      else this.#exact.set(rule.pattern.text, rule);
    }
  }

  /** The rule that admits `origin`, as `event.origin` has it; an exact one goes before a pattern. */
  for(origin: string): Rule | undefined {
    return this.#exact.get(origin) ?? this.#wildcards.find(({ pattern }) => pattern.matches(origin));
  }
}
