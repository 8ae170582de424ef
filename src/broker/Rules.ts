import type { Rule } from './Rule.js';

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
