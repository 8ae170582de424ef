import { button, element, setText } from '../../page/element.js';
import type { PageCommand, WorkspaceView } from '../wire/workspaceLink.js';

/** Shown while no agent is logged in. */
export class LoginPanel {
  readonly root: HTMLElement;
  readonly #who = element('p', { className: 'soft' });

  constructor(run: (command: PageCommand) => void) {
    this.root = element(
      'main',
      { className: 'login' },
      element('h2', {}, 'You are logged out'),
      this.#who,
      button('Log in', () => run({ name: 'login' }), 'main'),
    );
  }

  update({ loggedIn, agent }: WorkspaceView): void {
    this.root.hidden = loggedIn;
    setText(this.#who, `The apps load again when ${agent.name} logs in.`);
  }
}
