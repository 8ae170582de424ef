import { byId } from '../../shared/byId.js';
import { element } from '../../shared/element.js';
import type { RelayContact, RelayDeadLetter, RelayState } from '../../shared/RelayState.js';
import { askRelay, redrive } from './askRelay.js';
import { contactText, relayFigures, relaySentence } from './relayFigures.js';

const SHOWN_CONTACTS = 6;

/** Shows what is in the relay, puts dead letters back, and lets other producers write. */
export class RelayPanel {
  readonly #state = byId('relay-state', HTMLElement);
  readonly #figures = new Map<string, HTMLElement>();
  readonly #contacts = byId('relay-contacts', HTMLElement);
  readonly #letters = byId('dead-letters', HTMLElement);
  readonly #redrive = byId('relay-redrive', HTMLButtonElement);
  readonly #refusing = byId('relay-refusing', HTMLInputElement);
  readonly #result = byId('relay-result', HTMLElement);
  readonly #problem = byId('relay-problem', HTMLElement);
  #isBusy = false;

  constructor() {
    this.#redrive.addEventListener('click', () => void this.#act(redrive));
    this.#refusing.addEventListener('change', () => {
      const { checked } = this.#refusing;
      void this.#act(async () => {
        await askRelay('refusing', 'PUT', String(checked));
        return checked
          ? 'Amazon Connect refuses each update from now on.'
          : 'Amazon Connect takes updates again.';
      });
    });
    this.#onClick('relay-flow', 'flow', 'The contact flow’s function has queued an update of FlowStep.');
    this.#onClick('relay-event', 'event', 'The contact event’s function has queued an update of LastQueue.');
    this.#onClick(
      'relay-process',
      'process',
      'The state machine runs: it writes CreditCheck in some seconds.',
    );
  }

  show(state: RelayState): void {
    setText(this.#state, relaySentence(state));
    for (const [name, value] of relayFigures(state)) this.#showFigure(name, value);
    this.#showContacts(state.contacts);
    this.#showLetters(state.deadLetters);
    this.#refusing.checked = state.isRefusing;
  }

  #onClick(id: string, producer: string, done: string): void {
    byId(id, HTMLButtonElement).addEventListener('click', () => {
      void this.#act(async () => {
        await askRelay(`producers/${producer}`, 'POST');
        return done;
      });
    });
  }

  /** Carries out one action at a time, and says what has become of it. */
  async #act(action: () => Promise<string>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#problem.textContent = '';
    this.#result.textContent = '';
    try {
      this.#result.textContent = await action();
    } catch (error) {
      this.#problem.textContent = `Not done: ${error instanceof Error ? error.message : error}.`;
    }
    this.#isBusy = false;
  }

  #showFigure(name: string, value: string): void {
    let place = this.#figures.get(name);
    if (place === undefined) {
      place = element('dd', '');
      this.#figures.set(name, place);
      byId('relay-figures', HTMLElement).append(element('div', '', element('dt', '', name), place));
    }
    setText(place, value);
  }

  #showContacts(contacts: readonly RelayContact[]): void {
    const rows = contacts
      .slice(0, SHOWN_CONTACTS)
      .map((contact) =>
        element('div', '', element('dt', 'id', contact.contactId), element('dd', '', contactText(contact))),
      );
    this.#contacts.replaceChildren(...rows);
  }

  #showLetters(letters: readonly RelayDeadLetter[]): void {
    this.#letters.replaceChildren(...letters.map(letterItem));
  }
}

function letterItem({ contactId, names, errorType, errorMessage }: RelayDeadLetter): HTMLElement {
  return element(
    'li',
    '',
    element('span', 'tag bad', errorType),
    ' ',
    element('strong', '', names.join(', ')),
    element('p', 'soft', errorMessage),
    element('p', 'id', contactId),
  );
}

/** A screen reader would read the same text out again. */
function setText(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
