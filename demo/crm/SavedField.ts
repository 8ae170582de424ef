import { element } from '../shared/element.js';
import type { AttributeControl } from './controls/AttributeControl.js';
import type { SaveState } from './SaveState.js';
import { SaveStatus } from './SaveStatus.js';
import type { SaveResult } from './saveAttribute.js';
import { uniqueId } from './uniqueId.js';

interface Save {
  readonly value: string;
  state: Extract<SaveState, { kind: 'held' | 'saving' | 'saved' | 'accepted' | 'failed' }>;
}

/**
 * A control that is saved when it changes, and shows the result.
 *
 * Only the result of the last save is shown. The desktop keeps the order of an app's writes, so an earlier save never
 * overwrites a later one, however late its answer comes. The result is shown only while the control still holds the
 * value that was sent.
 */
export class SavedField {
  readonly element: HTMLElement;
  readonly label: string;
  readonly attributeName: string;
  readonly #control: AttributeControl;
  readonly #write: (value: string) => Promise<SaveResult>;
  readonly #onChange: () => void;
  readonly #initialValue: string;
  readonly #status: SaveStatus;
  #last: Save | undefined;

  /**
   * @param write resolves with the result; it never rejects
   * @param onChange called when `state` may have changed
   */
  constructor(
    control: AttributeControl,
    write: (value: string) => Promise<SaveResult>,
    onChange: () => void,
  ) {
    this.#control = control;
    this.label = control.label;
    this.attributeName = control.attributeName;
    this.#write = write;
    this.#onChange = onChange;
    this.#initialValue = control.value();
    this.#status = new SaveStatus(control.label, control.untouched, () => {
      // The button that has the focus is removed.
      control.input.focus();
      void this.save();
    });
    const { input } = control;
    this.#status.element.id = uniqueId();
    const descriptions = [input.getAttribute('aria-describedby'), this.#status.element.id];
    input.setAttribute('aria-describedby', descriptions.filter(Boolean).join(' '));
    input.addEventListener('input', () => this.#changed());
    input.addEventListener('change', () => void this.save());
    this.element = element('div', 'field', control.element, this.#status.element);
    this.#status.show(this.state);
  }

  get state(): SaveState {
    const { value, problem } = this.#control;
    // A stored value needs no save, even if it has become invalid since, such as a time that has passed.
    if (this.#last?.state.kind === 'held' && this.#last.value === value()) return this.#last.state;
    const reason = problem?.();
    if (reason === undefined && value() === (this.#last?.value ?? this.#initialValue)) {
      return this.#last?.state ?? { kind: 'untouched' };
    }
    return { kind: 'unsaved', problem: reason };
  }

  /** Saves the control's value, unless it is saved or being saved. */
  async save(): Promise<void> {
    const { state } = this;
    const isDue = state.kind === 'failed' || (state.kind === 'unsaved' && state.problem === undefined);
    if (!isDue) return this.#changed();
    const value = this.#control.value();
    const save: Save = { value, state: { kind: 'saving' } };
    this.#last = save;
    this.#changed();
    save.state = stateAfter(await this.#write(value), value);
    if (this.#last === save) this.#changed();
  }

  /**
   * Shows what Amazon Connect stores, unless the field has an entry that is not stored yet.
   *
   * @param value empty when the contact has no such attribute
   * @param at when it was read
   */
  showHeld(value: string, at: number): void {
    const { kind } = this.state;
    if (kind === 'unsaved' || kind === 'saving' || kind === 'failed') return;
    const isSame = value === this.#control.value();
    if ((kind === 'saved' && isSame) || (kind === 'accepted' && !isSame)) return;
    if (kind === 'accepted') {
      this.#last = { value, state: stateAfter('saved', value) };
    } else {
      this.#control.show(value);
      this.#last = value === '' ? undefined : { value: this.#control.value(), state: { kind: 'held', at } };
    }
    this.#changed();
  }

  /** Keeps screen readers from announcing the last result again when the field is shown. */
  muteResult(): void {
    this.#status.muteResult();
  }

  #changed(): void {
    this.#status.show(this.state);
    this.#onChange();
  }
}

function stateAfter(result: SaveResult, value: string): Save['state'] {
  const at = Date.now();
  if (result === 'saved') return { kind: 'saved', at, removed: value === '' };
  return result === 'accepted' ? { kind: 'accepted', at } : { kind: 'failed', error: result };
}
