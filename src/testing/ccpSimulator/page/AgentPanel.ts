import type { PageCommand, PageView } from '../wire/pageLink.js';
import { button, element, row, setOptions, setText } from './element.js';

const sessionText = {
  'logged-in': 'Logged in.',
  'in-doubt': 'Authorization failed softly: no updates until re-authorized.',
  'logged-out-elsewhere': 'Logged out in another tab; this page does not know.',
  'logged-out': 'Logged out.',
} as const satisfies Record<PageView['session'], string>;

/** Who is logged in, with the agent's state; or the log-in. */
export class AgentPanel {
  readonly root: HTMLElement;
  readonly #name = element('h1');
  readonly #session = element('p');
  readonly #state: HTMLSelectElement;
  readonly #loggedIn: HTMLElement;
  readonly #login: HTMLElement;

  constructor(run: (command: PageCommand) => void) {
    this.#state = element('select', {
      onchange: () => run({ name: 'set-agent-state', state: this.#state.value }),
    });
    this.#loggedIn = row(
      element('label', {}, 'State ', this.#state),
      button('Log out', () => run({ name: 'log-out' })),
    );
    // One click each: without a session Streams replaces the iframe every few seconds, with all that was typed.
    this.#login = row(
      button('Log in', () => run({ name: 'log-in' })),
      button('Log in as another agent', () => run({ name: 'log-in-as-another' })),
    );
    this.root = element('header', {}, this.#name, this.#session, this.#loggedIn, this.#login);
  }

  update({ session, agent }: PageView): void {
    setText(this.#name, session === 'logged-out' ? 'CCP simulator' : agent.name);
    setText(this.#session, sessionText[session]);
    setOptions(this.#state, agent.states, agent.state);
    this.#loggedIn.hidden = session === 'logged-out';
    // After a silent log-out the same agent, or another, can log in again while the page looks alive.
    this.#login.hidden = session === 'logged-in' || session === 'in-doubt';
  }
}
