import type { PageCommand, PageView } from '../wire/pageLink.js';
import { block, element, setText } from './element.js';
import { logInButtons } from './logInButtons.js';

/** What stands in place of the softphone while nobody is logged in. */
export class LogInPanel {
  readonly root: HTMLElement;
  readonly #who = element('p', { className: 'soft' });

  constructor(run: (command: PageCommand) => void) {
    this.root = block(
      'log-in',
      element('span', { className: 'mark' }),
      element('h1', {}, 'CCP simulator'),
      element('p', {}, 'It stands in for the softphone of Amazon Connect. No password is needed.'),
      logInButtons(run),
      this.#who,
    );
  }

  update({ session, agent }: PageView): void {
    this.root.hidden = session !== 'logged-out';
    setText(
      this.#who,
      `Log in continues as ${agent.name}, with the contacts that are still there. Another agent starts with none.`,
    );
  }
}
