import { block, element } from '../../page/element.js';

/** The user-defined attributes of a contact. */
export class AttributeList {
  readonly root: HTMLElement;
  readonly #none = element('p', { className: 'soft' }, 'None yet.');
  readonly #list = element('dl');
  /** A long list scrolls, so the keyboard must reach it. */
  readonly #group = element('div', { role: 'group', ariaLabel: 'Attributes', tabIndex: 0 }, this.#list);
  #shown: string | undefined;

  constructor() {
    this.root = block(
      'attributes',
      element('h3', {}, 'Attributes ', element('span', {}, 'as Streams sees them')),
      this.#none,
      this.#group,
    );
  }

  /** Keeps the list when nothing has changed, so that a selection in it stays. */
  update(attributes: Readonly<Record<string, string>>): void {
    const entries = Object.entries(attributes);
    const shown = JSON.stringify(entries);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#none.hidden = entries.length > 0;
    this.#group.hidden = entries.length === 0;
    this.#list.replaceChildren(
      ...entries.flatMap(([name, value]) => [
        element('dt', {}, name, element('span', { className: 'visually-hidden' }, ' = ')),
        element('dd', {}, value || element('em', {}, 'empty')),
      ]),
    );
  }
}
