import { element } from '../shared/element.js';
import { formatTime } from '../shared/formatTime.js';
import { labelled } from '../shared/labelled.js';
import { errorDetails } from './errorDetails.js';
import type { SaveState } from './SaveState.js';

/** Tells how it stands with a field: in words, and with a mark. */
export class SaveStatus {
  readonly element: HTMLElement;
  readonly #label: string;
  readonly #untouched: string;
  readonly #mark = element('span', 'mark');
  /** Heard by who comes to the field: read out at each key it would be in the way. */
  readonly #progress = element('span', '');
  /** Heard at once. */
  readonly #result = element('span', '');
  readonly #retry: HTMLButtonElement;
  #shown: SaveState | undefined;

  constructor(label: string, untouched: string, retry: () => void) {
    this.#label = label;
    this.#untouched = untouched;
    this.#mark.ariaHidden = 'true';
    this.#retry = element('button', '', ...labelled('Try again', `Try again: ${label}`));
    this.#retry.type = 'button';
    this.#retry.addEventListener('click', retry);
    this.element = element('div', 'status', this.#mark, this.#progress, this.#result);
  }

  show(state: SaveState): void {
    if (state === this.#shown) return;
    this.#shown = state;
    const { mark, progress = '', result = '' } = this.#say(state);
    this.element.dataset.state = state.kind;
    setText(this.#mark, mark);
    setText(this.#progress, progress);
    this.#result.role = state.kind === 'failed' ? 'alert' : 'status';
    // Heard from afar it must say of which field it is.
    const heard =
      result === ''
        ? []
        : [element('span', 'visually-hidden', `${this.#label}: `), element('span', '', result)];
    if (this.#result.lastChild?.textContent !== heard[1]?.textContent) this.#result.replaceChildren(...heard);
    this.#retry.remove();
    this.element.querySelector('details')?.remove();
    if (state.kind === 'failed') this.element.append(this.#retry, errorDetails(state.error, this.#label));
  }

  keepQuiet(): void {
    this.#result.role = null;
  }

  #say(state: SaveState): { mark: string; progress?: string; result?: string } {
    switch (state.kind) {
      case 'untouched':
        return { mark: '○', progress: this.#untouched };
      case 'held':
        return { mark: '✓', progress: `In the contact, read ${formatTime(state.at)}` };
      case 'unsaved':
        return state.problem === undefined
          ? { mark: '●', progress: 'Not saved yet' }
          : { mark: '●', result: `Not saved yet: ${state.problem}` };
      case 'saving':
        return { mark: '↑', progress: 'Saving …' };
      case 'saved':
        return {
          mark: '✓',
          result: `Saved ${formatTime(state.at)}${state.removed ? ', the attribute is removed' : ''}`,
        };
      case 'failed':
        return state.error.outcome === 'unknown'
          ? { mark: '?', result: `May not have been saved: ${state.error.msg}` }
          : { mark: '✕', result: `Not saved: ${state.error.msg}` };
    }
  }
}

/** The same text set again would be read out again. */
function setText(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
