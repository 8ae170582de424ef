import { byId } from '../../shared/byId.js';
import { type ConnectCondition, connectConditions } from '../../shared/ConnectCondition.js';
import { element } from '../../shared/element.js';
import type { ConditionTexts } from './conditionTexts.js';
import { setCondition } from './setCondition.js';

/** Shows and changes the condition of the simulated Amazon Connect. A new condition is shown once it is in effect. */
export class ConditionControl {
  readonly #root = byId('simulated-connect', HTMLFieldSetElement);
  readonly #effect = byId('condition-effect', HTMLElement);
  readonly #problem = byId('condition-problem', HTMLElement);
  readonly #texts: ConditionTexts;
  readonly #choices = new Map<ConnectCondition, HTMLInputElement>();
  #condition: ConnectCondition | undefined;
  /** Chosen, but not requested yet. */
  #next: ConnectCondition | undefined;
  #isChanging = false;

  constructor(texts: ConditionTexts) {
    this.#texts = texts;
    for (const condition of connectConditions) {
      const choice = element('input', '');
      choice.type = 'radio';
      choice.name = 'condition';
      choice.value = condition;
      choice.addEventListener('change', () => void this.#choose(condition));
      this.#choices.set(condition, choice);
      byId('condition-choices', HTMLElement).append(
        element('label', 'choice', choice, texts[condition].name),
      );
    }
  }

  show(condition: ConnectCondition): void {
    this.#condition = condition;
    // The control shows the choice until the change is complete.
    if (this.#isChanging) return;
    for (const [each, choice] of this.#choices) choice.checked = each === condition;
    this.#root.classList.toggle('impaired', condition !== 'normal');
    this.#effect.textContent = this.#texts[condition].effect;
  }

  /** Requests one change at a time: an earlier choice must not arrive after a later one. */
  async #choose(condition: ConnectCondition): Promise<void> {
    this.#next = condition;
    if (this.#isChanging) return;
    this.#isChanging = true;
    this.#problem.textContent = '';
    try {
      while (this.#next) {
        const next: ConnectCondition = this.#next;
        this.#next = undefined;
        await setCondition(next);
        this.#condition = next;
      }
    } catch (error) {
      this.#next = undefined;
      this.#problem.textContent = `The condition was not changed: ${error instanceof Error ? error.message : error}.`;
    }
    this.#isChanging = false;
    if (this.#condition) this.show(this.#condition);
  }
}
