import { block, button, element, setOptions, setText } from '../../page/element.js';
import { Timer } from '../../page/Timer.js';
import type { PageCommand, WorkspaceView } from '../wire/workspaceLink.js';

const networkTexts = {
  connected: 'Connected',
  connecting: 'Connecting …',
  disconnected: 'No connection',
  failed: 'Connection failed',
};

/** The agent who is logged in, the agent's state, and the connection to Amazon Connect. */
export class TopBar {
  readonly root: HTMLElement;
  readonly #network = element('span', { className: 'network' });
  readonly #name = element('span', { className: 'name' });
  readonly #initials = element('span', { className: 'initials', ariaHidden: 'true' });
  readonly #dot = element('span');
  readonly #state: HTMLSelectElement;
  readonly #timer = new Timer();
  readonly #agent: HTMLElement;

  constructor(run: (command: PageCommand) => void) {
    this.#state = element('select', {
      onchange: () => run({ name: 'set-agent-state', state: this.#state.value }),
    });
    this.#agent = block(
      'agent',
      this.#network,
      element(
        'label',
        {},
        element('span', { className: 'visually-hidden' }, 'State'),
        this.#dot,
        this.#state,
      ),
      this.#timer.root,
      block('who', this.#initials, this.#name),
      button('Log out', () => run({ name: 'logout' }), 'quiet'),
    );
    this.root = element(
      'header',
      {},
      element('span', { className: 'logo', ariaHidden: 'true' }),
      element('h1', {}, 'Agent workspace'),
      element('span', { className: 'tag' }, 'simulated'),
      this.#agent,
    );
  }

  update({ loggedIn, agent, network }: WorkspaceView): void {
    this.#agent.hidden = !loggedIn;
    setText(this.#network, networkTexts[network]);
    this.#network.dataset.status = network;
    setText(this.#name, agent.name);
    const words = agent.name.trim().split(/\s+/);
    const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
    setText(this.#initials, ends.map((word) => word?.[0]?.toUpperCase() ?? '').join(''));
    this.#dot.className = `dot ${agent.stateType}`;
    setOptions(this.#state, agent.states, agent.state);
    this.#timer.update(agent.inStateMs);
  }
}
