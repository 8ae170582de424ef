import { block, element, setText } from '../../page/element.js';
import type { SimulatedContact } from '../simulatedContact.js';

/** Name, description and references of a contact, where it has any. */
export class ContactDetails {
  readonly #name = element('p', { className: 'name' });
  readonly #description = element('p', { className: 'description' });
  readonly #list = element('dl');
  /** Long details scroll, so the keyboard must reach them. */
  readonly root = element(
    'div',
    { className: 'details', role: 'group', ariaLabel: 'Details', tabIndex: 0 },
    block('text', this.#name, this.#description),
    this.#list,
  );
  #shown: string | undefined;

  /** @param titled whether the title of the card contains the name already */
  update({ name, description, references }: SimulatedContact, titled: boolean): void {
    const nameHere = titled ? '' : (name ?? '');
    const entries = Object.entries(references ?? {});
    this.root.hidden = !nameHere && !description && entries.length === 0;
    this.#name.hidden = !nameHere;
    this.#description.hidden = !description;
    this.#list.hidden = entries.length === 0;
    setText(this.#name, nameHere);
    setText(this.#description, description ?? '');
    const shown = JSON.stringify(entries);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(
      ...entries.flatMap(([label, { value }]) => [
        element('dt', {}, label, element('span', { className: 'visually-hidden' }, ' = ')),
        element('dd', {}, value || element('em', {}, 'empty')),
      ]),
    );
  }
}
