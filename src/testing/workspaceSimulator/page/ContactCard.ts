import { block, button, element, setText } from '../../page/element.js';
import { Timer } from '../../page/Timer.js';
import type { PageCommand, ShownContact } from '../wire/workspaceLink.js';

const kinds = { voice: 'Call', queue_callback: 'Callback', chat: 'Chat', task: 'Task', email: 'Email' };
const states = {
  ringing: 'Incoming',
  connected: 'Connected',
  acw: 'After-contact work',
  missed: 'Missed',
  error: 'Failed',
};
const steps = ['accept', 'reject', 'hold', 'resume', 'end', 'clear'] as const;
type Step = (typeof steps)[number];
const labels: Readonly<Record<Step, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  hold: 'Hold',
  resume: 'Resume',
  end: 'End',
  clear: 'Clear',
};

/** One contact: select it, and what the agent can do with it. */
export class ContactCard {
  readonly root = element('article');
  readonly #select: HTMLButtonElement;
  readonly #who = element('span', { className: 'who-name' });
  readonly #state = element('span', { className: 'state' });
  readonly #more = element('p', { className: 'soft' });
  readonly #timer = new Timer();
  readonly #buttons = new Map<Step, HTMLButtonElement>();

  constructor(contactId: string, run: (command: PageCommand) => void) {
    this.#select = button('', () => run({ name: 'select', contactId }), 'select');
    this.#select.append(this.#who);
    for (const step of steps) {
      const className = step === 'accept' ? 'go' : step === 'end' || step === 'reject' ? 'stop' : '';
      this.#buttons.set(
        step,
        button(labels[step], () => run({ name: step, contactId }), className),
      );
    }
    this.root.append(
      this.#select,
      block('line', this.#state, this.#timer.root),
      this.#more,
      block('steps', ...this.#buttons.values()),
    );
  }

  update(contact: ShownContact, isSelected: boolean): void {
    const { type, state, onHold, phoneNumber, customerName, queue, initialContactId } = contact;
    const who = phoneNumber ?? customerName ?? queue;
    this.root.ariaLabel = `${kinds[type]} ${who}`;
    this.root.className = isSelected ? 'selected' : '';
    this.#select.ariaPressed = String(isSelected);
    this.root.dataset.state = onHold ? 'on-hold' : state;
    this.root.dataset.type = type;
    setText(this.#who, `${kinds[type]} · ${who}`);
    setText(this.#state, onHold ? 'On hold' : states[state]);
    setText(
      this.#more,
      [queue, initialContactId === undefined ? '' : 'transferred'].filter(Boolean).join(' · '),
    );
    this.#timer.update(contact.inStateMs);
    const possible = possibleSteps(contact);
    for (const [step, each] of this.#buttons) each.hidden = !possible.includes(step);
  }

  remove(): void {
    this.#timer.stop();
    this.root.remove();
  }
}

function possibleSteps({ type, state, onHold }: ShownContact): readonly Step[] {
  if (state === 'ringing') return ['accept', 'reject'];
  if (state !== 'connected') return ['clear'];
  const isCall = type === 'voice' || type === 'queue_callback';
  return isCall ? [onHold ? 'resume' : 'hold', 'end'] : ['end'];
}
