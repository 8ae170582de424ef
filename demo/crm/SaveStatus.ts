import { element } from '../shared/element.js';
import { formatTime } from '../shared/formatTime.js';
import { labelled } from '../shared/labelled.js';
import { errorDetails } from './errorDetails.js';
import type { SaveState } from './SaveState.js';

/** Shows the state of a field: in words, and with a mark. */
export class SaveStatus {
  readonly element: HTMLElement;
  readonly #label: string;
  readonly #untouched: string;
  readonly #mark = element('span', 'mark');
  /** Not announced: it changes at each key. It is part of the field's description. */
  readonly #progress = element('span', '');
  /** Screen readers announce it at once. */
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
    const { mark, progress = '', result = '' } = this.#textsOf(state);
    this.element.dataset.state = state.kind;
    setText(this.#mark, mark);
    setText(this.#progress, progress);
    this.#result.role = state.kind === 'failed' ? 'alert' : 'status';
    // An announcement must name the field: the focus may be elsewhere.
    const announced =
      result === ''
        ? []
        : [element('span', 'visually-hidden', `${this.#label}: `), element('span', '', result)];
    if (this.#result.lastChild?.textContent !== announced[1]?.textContent)
      this.#result.replaceChildren(...announced);
    this.#retry.remove();
    this.element.querySelector('details')?.remove();
    if (state.kind === 'failed') this.element.append(this.#retry, errorDetails(state.error, this.#label));
  }

  muteResult(): void {
    this.#result.role = null;
  }

  #textsOf(state: SaveState): { mark: string; progress?: string; result?: string } {
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
      case 'accepted':
        return { mark: '↗', result: `Will be saved, accepted ${formatTime(state.at)}` };
      case 'failed':
        return state.error.outcome === 'unknown'
          ? { mark: '?', result: `May not have been saved: ${state.error.msg}` }
          : { mark: '✕', result: `Not saved: ${state.error.msg}` };
    }
  }
}

/** A screen reader would read the same text out again. */
function setText(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
