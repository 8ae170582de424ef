import type { AttributeEcho } from '../attributeEcho.js';
import type { PageCommand, PageView } from '../wire/pageLink.js';
import { button, element, row, setOptions } from './element.js';

const laterMs = 3000;

/** What happens to an agent rather than what an agent does. */
export class SimulatePanel {
  readonly root: HTMLDetailsElement;
  readonly #whileLoggedIn: HTMLButtonElement[];
  readonly #whilePagesLive: HTMLButtonElement[];
  readonly #reauthorize: HTMLButtonElement;
  readonly #echo: HTMLSelectElement;

  constructor(run: (command: PageCommand) => void) {
    this.#whileLoggedIn = [
      button('Incoming call', () => run({ name: 'incoming-call' })),
      button('Transferred call', () => run({ name: 'transferred-call' })),
      button('Log out in another tab', () => run({ name: 'log-out-elsewhere' })),
    ];
    this.#whilePagesLive = [
      button('Soft authorization failure', () => run({ name: 'soft-auth-fail' })),
      button('Hard authorization failure', () => run({ name: 'hard-auth-fail' })),
    ];
    this.#reauthorize = button('Re-authorize', () => run({ name: 're-authorize' }));
    this.#echo = element('select', {
      onchange: () => run({ name: 'set-attribute-echo', attributeEcho: echoOf(this.#echo.value) }),
    });
    this.root = element(
      'details',
      {},
      element('summary', {}, 'Simulate'),
      row(...this.#whileLoggedIn),
      row(...this.#whilePagesLive, this.#reauthorize),
      row(element('label', {}, 'Attribute echo ', this.#echo)),
    );
  }

  update({ session, attributeEcho }: PageView): void {
    const loggedIn = session === 'logged-in' || session === 'in-doubt';
    for (const each of this.#whileLoggedIn) each.disabled = !loggedIn;
    for (const each of this.#whilePagesLive) each.disabled = session === 'logged-out';
    this.#reauthorize.disabled = session !== 'in-doubt';
    const later = typeof attributeEcho === 'number' ? attributeEcho : laterMs;
    setOptions(this.#echo, ['At once', labelOf(later), 'Never'], labelOf(attributeEcho));
  }
}

function labelOf(echo: AttributeEcho): string {
  if (echo === 'at-once') return 'At once';
  return echo === 'never' ? 'Never' : `After ${echo} ms`;
}

function echoOf(label: string): AttributeEcho {
  if (label === 'At once') return 'at-once';
  return label === 'Never' ? 'never' : Number(label.match(/\d+/)?.[0] ?? laterMs);
}
