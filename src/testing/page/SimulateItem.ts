import { block, button, element, setText } from './element.js';

/** A button of the drawer with a description of its effect, and the current state if it has one. */
export class SimulateItem {
  readonly root: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #now: HTMLElement;

  constructor(name: string, help: string, onclick: () => void) {
    const id = name.toLowerCase().replaceAll(' ', '-');
    this.#button = button(name, () => {
      if (this.#button.ariaDisabled !== 'true') onclick();
    });
    this.#now = element('span', { id: `${id}-now`, className: 'tag', hidden: true });
    this.root = block(
      'item',
      this.#button,
      this.#now,
      element('p', { id: `${id}-help`, className: 'soft' }, help),
    );
    this.#button.setAttribute('aria-describedby', `${id}-now ${id}-help`);
  }

  /** Does not use `disabled`, which would take the focus from a button that has just been pressed. */
  setEnabled(enabled: boolean): void {
    this.#button.ariaDisabled = String(!enabled);
  }

  /** Makes it a toggle; `now` is the current state in words. */
  setPressed(pressed: boolean, now: string): void {
    this.#button.ariaPressed = String(pressed);
    this.#now.hidden = false;
    setText(this.#now, now);
  }
}
