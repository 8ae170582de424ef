import { block, button, element, setText } from '../../page/element.js';
import { Timer } from '../../page/Timer.js';
import type { PageCommand, ShownContact } from '../wire/pageLink.js';
import { AttributeList } from './AttributeList.js';
import { ContactDetails } from './ContactDetails.js';
import { describeContact } from './describeContact.js';

type Action = Extract<PageCommand, { contactId: string }>['name'];

/** One contact, with the buttons for it. */
export class ContactCard {
  readonly root: HTMLElement;
  readonly #state = element('p', { className: 'state' });
  readonly #timer = new Timer();
  readonly #title = element('h2');
  readonly #queue = element('span');
  readonly #transferred = element('span', { className: 'tag' }, 'Transferred');
  readonly #contactId = element('dd');
  readonly #initialContactId = element('dd');
  readonly #details = new ContactDetails();
  readonly #attributes = new AttributeList();
  readonly #accept: HTMLButtonElement;
  readonly #reject: HTMLButtonElement;
  readonly #hold: HTMLButtonElement;
  readonly #pause: HTMLButtonElement;
  readonly #resume: HTMLButtonElement;
  readonly #answer: HTMLButtonElement;
  readonly #end: HTMLButtonElement;
  readonly #giveUp: HTMLButtonElement;
  readonly #clear: HTMLButtonElement;

  constructor(contactId: string, run: (command: PageCommand) => void) {
    const action = (text: string, name: Action, className = '') =>
      button(
        text,
        ({ detail }) => {
          // The second click of a double click would press the button that has replaced this one.
          if (detail < 2) run({ name, contactId });
        },
        className,
      );
    this.#accept = action('Accept', 'accept', 'go');
    this.#reject = action('Reject', 'reject', 'stop');
    this.#hold = action('Hold', 'hold');
    this.#pause = action('Pause', 'pause');
    this.#resume = action('Resume', 'resume', 'main');
    this.#answer = action('Far end answers', 'answer', 'staged');
    this.#end = action('', 'hang-up', 'stop');
    this.#giveUp = action('', 'hang-up', 'staged');
    this.#clear = action('Clear', 'clear', 'main');
    this.root = element(
      'article',
      {},
      block('line', this.#state, this.#timer.root),
      this.#title,
      element('p', { className: 'queue soft' }, this.#queue, this.#transferred),
      block(
        'actions',
        ...[this.#accept, this.#reject, this.#hold, this.#pause, this.#resume],
        ...[this.#answer, this.#end, this.#giveUp, this.#clear],
      ),
      this.#details.root,
      element(
        'dl',
        { className: 'ids' },
        ...[element('dt', {}, 'Contact id'), this.#contactId],
        ...[element('dt', {}, 'Initial contact id'), this.#initialContactId],
      ),
      this.#attributes.root,
    );
  }

  update(contact: ShownContact): void {
    const { title, who, phase, state, transferred, end, giveUp } = describeContact(contact);
    const { type } = contact;
    this.root.className = `card ${phase}`;
    this.root.ariaLabel = title;
    setText(this.#title, title);
    setText(this.#state, state);
    this.#timer.update(contact.inStateMs);
    setText(this.#queue, contact.queue);
    this.#transferred.hidden = !transferred;
    setText(this.#end, end);
    setText(this.#giveUp, giveUp);
    this.#details.update(contact, contact.name === who);
    setText(this.#contactId, contact.contactId);
    setText(this.#initialContactId, contact.initialContactId ?? 'None');
    this.#attributes.update(contact.attributes);
    this.#accept.hidden = this.#reject.hidden = this.#giveUp.hidden = phase !== 'ringing';
    const isCall = type === 'voice' || type === 'queue_callback';
    this.#hold.hidden = phase !== 'connected' || !isCall;
    this.#pause.hidden = phase !== 'connected' || type !== 'task';
    this.#resume.hidden = phase !== 'on-hold';
    this.#answer.hidden = phase !== 'calling';
    this.#end.hidden = phase === 'ringing' || phase === 'over';
    this.#clear.hidden = phase !== 'over';
  }

  remove(): void {
    this.#timer.stop();
    this.root.remove();
  }
}
