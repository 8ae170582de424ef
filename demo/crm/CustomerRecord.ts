import type { DesktopContact } from '../shared/DesktopContact.js';
import { element } from '../shared/element.js';
import type { AttributeControl } from './controls/AttributeControl.js';
import { accountLink } from './controls/accountLink.js';
import { choice } from './controls/choice.js';
import { moment } from './controls/moment.js';
import { notes } from './controls/notes.js';
import { tick } from './controls/tick.js';
import { findCustomer } from './customers.js';
import { SavedField } from './SavedField.js';
import { saveAttribute } from './saveAttribute.js';
import { stateWords } from './stateWords.js';
import { uniqueId } from './uniqueId.js';

const REASONS = ['Billing', 'Delivery', 'Technical fault', 'Cancellation', 'Something else'];

/**
 * The customer’s record beside one contact. It writes to this contact and to no other: a record is made for a
 * contact, and never handed on to the next.
 */
export class CustomerRecord {
  readonly contactId: string;
  /** Who calls, and from where. */
  readonly caller: string;
  readonly element: HTMLElement;
  readonly #title: HTMLHeadingElement;
  readonly #stateText = element('span', 'tag');
  readonly #onChange: () => void;
  readonly #fields: SavedField[] = [];
  #state: DesktopContact['state'] = 'ended';

  /** @param onChange called when `failures` or `isSaved` may be others */
  constructor({ contactId, phoneNumber }: DesktopContact, onChange: (record: CustomerRecord) => void) {
    const { name, company, account } = findCustomer(phoneNumber);
    const number = phoneNumber || 'unknown number';
    this.contactId = contactId;
    this.caller = `${name}, ${number}`;
    this.#onChange = () => onChange(this);

    this.#title = element('h2', '', name);
    this.#title.id = uniqueId();
    this.#title.tabIndex = -1;
    const facts = [company, number, account && `account ${account.number}`];
    const header = element(
      'header',
      'customer',
      element('div', 'top', this.#title, this.#stateText),
      element('p', '', facts.filter(Boolean).join(' · ')),
      element('p', 'hint', 'Contact id ', element('code', '', contactId)),
    );
    const fields = [
      this.#add(choice('Reason for calling', 'CallReason', REASONS)).element,
      this.#add(moment('Call back on', 'CallbackAt')).element,
      this.#addNotes(),
      this.#add(tick('Abusive caller', 'AbusiveCaller', ['true', 'false'])).element,
      account
        ? this.#add(accountLink('Link to the customer’s account', 'AccountUrl', account)).element
        : element('p', 'hint', 'No account is known for this number.'),
    ];
    this.element = element('section', 'record', header, element('div', 'fields', ...fields));
    this.element.setAttribute('aria-labelledby', this.#title.id);
  }

  get state(): DesktopContact['state'] {
    return this.#state;
  }

  set state(state: DesktopContact['state']) {
    this.#state = state;
    this.#stateText.textContent = stateWords[state];
    this.#stateText.classList.toggle('live', this.isLive);
  }

  get isLive(): boolean {
    return this.#state !== 'ended';
  }

  /** Labels of the fields whose last save failed. */
  get failures(): string[] {
    return this.#fields.filter(({ state }) => state.kind === 'failed').map(({ label }) => label);
  }

  /** Whether nothing that was entered is missing from the contact. */
  get isSaved(): boolean {
    return this.#fields.every(({ state }) => state.kind !== 'failed' && state.kind !== 'unsaved');
  }

  focus(): void {
    this.#title.focus();
  }

  /** What was said need not be heard again when the record comes to sight. */
  keepQuiet(): void {
    for (const field of this.#fields) field.keepQuiet();
  }

  #add(control: AttributeControl): SavedField {
    const field = new SavedField(
      control,
      (value) => saveAttribute(this.contactId, control.attributeName, value),
      this.#onChange,
    );
    this.#fields.push(field);
    return field;
  }

  #addNotes(): HTMLElement {
    const field = this.#add(notes('Notes for the next agent', 'AgentNotes'));
    const button = element('button', '', 'Save notes');
    button.type = 'button';
    button.addEventListener('click', () => void field.save());
    field.element.append(button);
    field.element.classList.add('notes');
    return field.element;
  }
}
