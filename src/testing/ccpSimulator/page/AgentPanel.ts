import { block, button, element, setOptions, setText } from '../../page/element.js';
import { Timer } from '../../page/Timer.js';
import type { PageCommand, PageView } from '../wire/pageLink.js';

/** The agent who is logged in, with the agent's state and the time in it. */
export class AgentPanel {
  readonly root: HTMLElement;
  readonly #initials = element('span', { className: 'initials', ariaHidden: 'true' });
  readonly #name = element('h1');
  readonly #dot = element('span');
  readonly #state: HTMLSelectElement;
  readonly #next = element('p', { className: 'soft' });
  readonly #timer = new Timer();

  constructor(run: (command: PageCommand) => void) {
    this.#state = element('select', {
      onchange: () => run({ name: 'set-agent-state', state: this.#state.value }),
    });
    this.root = element(
      'header',
      { className: 'agent' },
      block(
        'who',
        this.#initials,
        this.#name,
        button('Log out', () => run({ name: 'logout' }), 'quiet'),
      ),
      block(
        'agent-state',
        element('label', {}, element('span', { className: 'soft' }, 'State'), this.#dot, this.#state),
        this.#timer.root,
      ),
      this.#next,
    );
  }

  update({ session, agent }: PageView): void {
    this.root.hidden = session === 'logged-out';
    setText(this.#initials, initialsOf(agent.name));
    setText(this.#name, agent.name);
    this.#dot.className = `dot ${agent.stateType}`;
    setOptions(this.#state, agent.states, agent.state);
    this.#timer.update(agent.inStateMs);
    this.#next.hidden = agent.nextState === null;
    setText(this.#next, `Then ${agent.nextState}, once the contacts are cleared.`);
  }
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase()).join('');
}
