import type { SimulatedContact } from '../simulatedContact.js';
import type { PageCommand } from '../wire/pageLink.js';
import { button, element, row, setText } from './element.js';

/** One call, with what the agent can do about it. */
export class ContactCard {
  readonly root: HTMLElement;
  readonly #number = element('h2');
  readonly #details = {
    queue: element('dd'),
    state: element('dd'),
    contactId: element('dd'),
    initialContactId: element('dd'),
    attributes: element('dd'),
  };
  readonly #accept: HTMLButtonElement;
  readonly #reject: HTMLButtonElement;
  readonly #answer: HTMLButtonElement;
  readonly #hangUp: HTMLButtonElement;
  readonly #clear: HTMLButtonElement;

  constructor(contactId: string, run: (command: PageCommand) => void) {
    this.#accept = button('Accept', () => run({ name: 'accept', contactId }));
    this.#reject = button('Reject', () => run({ name: 'reject', contactId }));
    this.#answer = button('Far end answers', () => run({ name: 'answer', contactId }));
    this.#hangUp = button('Hang up', () => run({ name: 'hang-up', contactId }));
    this.#clear = button('Clear', () => run({ name: 'clear', contactId }));
    const { queue, state, initialContactId, attributes } = this.#details;
    this.root = element(
      'article',
      {},
      this.#number,
      element(
        'dl',
        {},
        ...[element('dt', {}, 'Queue'), queue, element('dt', {}, 'State'), state],
        ...[element('dt', {}, 'Contact id'), this.#details.contactId],
        ...[element('dt', {}, 'Initial contact id'), initialContactId],
        ...[element('dt', {}, 'Attributes'), attributes],
      ),
      row(this.#accept, this.#reject, this.#answer, this.#hangUp, this.#clear),
    );
  }

  update(contact: SimulatedContact): void {
    const { direction, state } = contact;
    const ringing = state === 'connecting';
    const live = ringing || state === 'connected';
    const title = `${direction === 'inbound' ? 'Call from' : 'Call to'} ${contact.phoneNumber}`;
    setText(this.#number, title);
    this.root.ariaLabel = title;
    const attributes = Object.entries(contact.attributes).map(([name, value]) => `${name} = ${value}`);
    setText(this.#details.queue, contact.queue);
    setText(
      this.#details.state,
      `${state}${contact.onHold ? ', on hold' : ''}${contact.muted ? ', muted' : ''}`,
    );
    setText(this.#details.contactId, contact.contactId);
    setText(this.#details.initialContactId, contact.initialContactId ?? 'none');
    setText(this.#details.attributes, attributes.join(', ') || 'none');
    this.#answer.hidden = direction === 'inbound';
    this.#accept.hidden = this.#reject.hidden = direction === 'outbound';
    // Disabled, not hidden: a button that vanished under the keyboard would take the focus with it.
    this.#accept.disabled = this.#reject.disabled = this.#answer.disabled = !ringing;
    this.#hangUp.disabled = !live;
    this.#clear.disabled = live;
  }
}
