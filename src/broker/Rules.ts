import type { Rule } from './Rule.js';

/** How many different origins' verdicts are remembered. */
const REMEMBERED = 256;

/** Finds the rule of an origin. Asked for every message on the page, so verdicts are remembered. */
export class Rules {
  readonly #exact = new Map<string, Rule>();
  readonly #wildcards: Rule[] = [];
  readonly #verdicts = new Map<string, Rule | undefined>();

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      if (rule.pattern.text.includes('*')) this.#wildcards.push(rule);
      else this.#exact.set(rule.pattern.text, rule);
    }
  }

  /** The rule that admits `origin`, as `event.origin` has it; an exact one goes before a pattern. */
  for(origin: string): Rule | undefined {
    if (this.#verdicts.has(origin)) return this.#verdicts.get(origin);
    const rule = this.#exact.get(origin) ?? this.#wildcards.find(({ pattern }) => pattern.matches(origin));
    // Whoever makes up origins without end must not fill the memory: forget and judge again.
    if (this.#verdicts.size >= REMEMBERED) this.#verdicts.clear();
    this.#verdicts.set(origin, rule);
    return rule;
  }
}
