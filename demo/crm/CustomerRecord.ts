import type { ListedCall } from '../shared/CallList.js';
import type { DesktopContact } from '../shared/DesktopContact.js';
import { element } from '../shared/element.js';
import type { AttributeControl } from './controls/AttributeControl.js';
import { accountLink } from './controls/accountLink.js';
import { checkbox } from './controls/checkbox.js';
import { choice } from './controls/choice.js';
import { dateTime } from './controls/dateTime.js';
import { notes } from './controls/notes.js';
import { findCustomer } from './customers.js';
import { kindName } from './kindName.js';
import { ReadBack } from './ReadBack.js';
import { SavedField } from './SavedField.js';
import { saveAttribute } from './saveAttribute.js';
import { stateName } from './stateName.js';
import { uniqueId } from './uniqueId.js';

const REASONS = ['Billing', 'Delivery', 'Technical fault', 'Cancellation', 'Something else'];

/** The customer’s record, made for one contact. It writes to this contact only, and is never used for the next one. */
export class CustomerRecord {
  readonly contactId: string;
  /** `call`, `chat`, `task` … */
  readonly kind: string;
  /** The customer's name and phone number. */
  readonly caller: string;
  readonly element: HTMLElement;
  readonly #title: HTMLHeadingElement;
  readonly #type: string;
  readonly #stateText = element('span', 'tag');
  readonly #known = element('dl', 'known');
  readonly #readBack: ReadBack;
  readonly #onChange: () => void;
  readonly #fields: SavedField[] = [];
  #state: DesktopContact['state'] = 'ended';

  /** @param onChange called when `failures` or `isSaved` may have changed */
  constructor({ contactId, phoneNumber, type }: ListedCall, onChange: (record: CustomerRecord) => void) {
    const isCall = type === 'voice' || type === 'queue_callback';
    this.contactId = contactId;
    this.kind = kindName(type);
    this.#type = type;
    const { name, company, account } = isCall
      ? findCustomer(phoneNumber)
      : {
          name: `${this.kind.replace(/^./, (letter) => letter.toUpperCase())} ending in ${contactId.slice(-4)}`,
        };
    const number = isCall ? phoneNumber || 'unknown number' : undefined;
    this.caller = [name, number].filter(Boolean).join(', ');
    this.#onChange = () => {
      onChange(this);
      if (!this.#isStored) void this.#readBack.readUntil(() => this.#isStored);
    };

    this.#title = element('h2', '', name);
    this.#title.id = uniqueId();
    this.#title.tabIndex = -1;
    const facts = [company, number, account && `account ${account.number}`];
    const fields = [
      this.#add(choice('Reason for calling', 'CallReason', REASONS)).element,
      this.#add(dateTime('Call back on', 'CallbackAt')).element,
      this.#addNotes(),
      this.#add(checkbox('Abusive caller', 'AbusiveCaller', ['true', 'false'])).element,
      account
        ? this.#add(accountLink('Link to the customer’s account', 'AccountUrl', account)).element
        : element('p', 'hint', `No account is known for this ${isCall ? 'number' : this.kind}.`),
    ];
    const names = this.#fields.map(({ attributeName }) => attributeName);
    this.#readBack = new ReadBack(contactId, names, (attributes, at) => {
      for (const field of this.#fields) field.showHeld(attributes[field.attributeName] ?? '', at);
    });
    const header = element(
      'header',
      'customer',
      element('div', 'top', this.#title, this.#stateText),
      element('p', '', facts.filter(Boolean).join(' · ')),
      element('div', 'top', this.#known, this.#readBack.button),
      element(
        'p',
        'top hint',
        element('span', '', 'Contact id ', element('code', '', contactId)),
        this.#readBack.text,
      ),
    );
    this.element = element('section', 'record', header, element('div', 'fields', ...fields));
    this.element.setAttribute('aria-labelledby', this.#title.id);
  }

  get state(): DesktopContact['state'] {
    return this.#state;
  }

  set state(state: DesktopContact['state']) {
    this.#state = state;
    this.#stateText.textContent = this.stateText;
    this.#stateText.classList.toggle('live', this.isLive);
  }

  /** The state in words. */
  get stateText(): string {
    return stateName({ type: this.#type, state: this.#state });
  }

  /** Attributes of the contact that are not fields of this record. */
  set known(attributes: Readonly<Record<string, string>>) {
    const own = new Set(this.#fields.map(({ attributeName }) => attributeName));
    this.#known.replaceChildren(
      ...Object.entries(attributes)
        .filter(([name]) => !own.has(name))
        .map(([name, value]) => element('div', '', element('dt', '', name), element('dd', '', value))),
    );
  }

  get isLive(): boolean {
    return this.#state !== 'ended';
  }

  /** Labels of the fields whose last save failed. */
  get failures(): string[] {
    return this.#fields.filter(({ state }) => state.kind === 'failed').map(({ label }) => label);
  }

  /** Whether everything that was entered is saved in the contact. */
  get isSaved(): boolean {
    return this.#fields.every(({ state }) => state.kind !== 'failed' && state.kind !== 'unsaved');
  }

  /** Fills the fields with what Amazon Connect stores, except those with an unsaved entry. */
  readBack(): Promise<void> {
    return this.#readBack.read();
  }

  /** Whether Amazon Connect has what the desktop has accepted. */
  get #isStored(): boolean {
    return this.#fields.every(({ state }) => state.kind !== 'accepted');
  }

  focus(): void {
    this.#title.focus();
  }

  /** Keeps screen readers from announcing the fields' last results again when the record is shown. */
  muteResults(): void {
    for (const field of this.#fields) field.muteResult();
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
