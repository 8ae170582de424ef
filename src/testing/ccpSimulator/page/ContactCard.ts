import type { PageCommand, ShownContact } from '../wire/pageLink.js';
import { AttributeList } from './AttributeList.js';
import { describeContact } from './describeContact.js';
import { block, button, element, setText } from './element.js';
import { Timer } from './Timer.js';

type Action = Extract<PageCommand, { contactId: string }>['name'];

/** One call, with what can be done about it. */
export class ContactCard {
  readonly root: HTMLElement;
  readonly #state = element('p', { className: 'state' });
  readonly #timer = new Timer();
  readonly #title = element('h2');
  readonly #queue = element('span');
  readonly #transferred = element('span', { className: 'tag' }, 'Transferred');
  readonly #contactId = element('dd');
  readonly #initialContactId = element('dd');
  readonly #attributes = new AttributeList();
  readonly #accept: HTMLButtonElement;
  readonly #reject: HTMLButtonElement;
  readonly #hold: HTMLButtonElement;
  readonly #resume: HTMLButtonElement;
  readonly #answer: HTMLButtonElement;
  readonly #hangUp: HTMLButtonElement;
  readonly #giveUp: HTMLButtonElement;
  readonly #clear: HTMLButtonElement;

  constructor(contactId: string, run: (command: PageCommand) => void) {
    const action = (text: string, name: Action, className = '') =>
      button(
        text,
        ({ detail }) => {
          // The second click of a double click would meet the button that has come into this one's place.
          if (detail < 2) run({ name, contactId });
        },
        className,
      );
    this.#accept = action('Accept', 'accept', 'go');
    this.#reject = action('Reject', 'reject', 'stop');
    this.#hold = action('Hold', 'hold');
    this.#resume = action('Resume', 'resume', 'main');
    this.#answer = action('Far end answers', 'answer', 'staged');
    this.#hangUp = action('Hang up', 'hang-up', 'stop');
    this.#giveUp = action('Caller gives up', 'hang-up', 'staged');
    this.#clear = action('Clear', 'clear', 'main');
    this.root = element(
      'article',
      {},
      block('line', this.#state, this.#timer.root),
      this.#title,
      element('p', { className: 'queue soft' }, this.#queue, this.#transferred),
      block(
        'actions',
        ...[this.#accept, this.#reject, this.#hold, this.#resume],
        ...[this.#answer, this.#hangUp, this.#giveUp, this.#clear],
      ),
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
    const { title, phase, state, transferred } = describeContact(contact);
    this.root.className = `card ${phase}`;
    this.root.ariaLabel = title;
    setText(this.#title, title);
    setText(this.#state, state);
    this.#timer.update(contact.inStateMs);
    setText(this.#queue, contact.queue);
    this.#transferred.hidden = !transferred;
    setText(this.#contactId, contact.contactId);
    setText(this.#initialContactId, contact.initialContactId ?? 'None');
    this.#attributes.update(contact.attributes);
    this.#accept.hidden = this.#reject.hidden = this.#giveUp.hidden = phase !== 'ringing';
    this.#hold.hidden = phase !== 'connected';
    this.#resume.hidden = phase !== 'on-hold';
    this.#answer.hidden = phase !== 'calling';
    this.#hangUp.hidden = phase === 'ringing' || phase === 'over';
    this.#clear.hidden = phase !== 'over';
  }

  remove(): void {
    this.#timer.stop();
    this.root.remove();
  }
}
