import { block, element, setText } from '../../page/element.js';
import type { PageCommand, PageView } from '../wire/pageLink.js';
import { loginButtons } from './loginButtons.js';

/** The panel that replaces the softphone while no agent is logged in. */
export class LoginPanel {
  readonly root: HTMLElement;
  readonly #who = element('p', { className: 'soft' });

  constructor(run: (command: PageCommand) => void) {
    this.root = block(
      'login',
      element('span', { className: 'mark' }),
      element('h1', {}, 'CCP simulator'),
      element('p', {}, 'It replaces the softphone of Amazon Connect in tests. No password is needed.'),
      loginButtons(run),
      this.#who,
    );
  }

  update({ session, agent }: PageView): void {
    this.root.hidden = session !== 'logged-out';
    setText(
      this.#who,
      `Log in continues as ${agent.name}, with the contacts that are still there. A different agent starts with none.`,
    );
  }
}
