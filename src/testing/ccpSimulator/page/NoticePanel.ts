import type { PageCommand, PageView } from '../wire/pageLink.js';
import { block, element, setText } from './element.js';
import { logInButtons } from './logInButtons.js';

/** What the agent could not see otherwise: that something is wrong, by design or not. */
export class NoticePanel {
  readonly root: HTMLElement;
  readonly #lost = notice('The CCP simulator does not answer. It may have stopped.');
  readonly #silent = notice('Silent. The host page gets no answers and no updates.');
  readonly #inDoubt = notice('Authorization failed softly. No updates until re-authorized.');
  readonly #loggedOut = notice(
    'Logged out in another tab. This page has not been told; its heartbeats go on.',
  );
  readonly #logIn: HTMLElement;
  readonly #problem = element('p', { role: 'alert', className: 'notice bad' });

  constructor(run: (command: PageCommand) => void) {
    // After a silent log-out the same agent, or another, can log in again while the page looks alive.
    this.#logIn = logInButtons(run);
    this.root = block(
      'notices',
      element('div', { role: 'status' }, this.#lost, this.#silent, this.#inDoubt, this.#loggedOut),
      this.#logIn,
      this.#problem,
    );
  }

  update({ session, silent }: PageView): void {
    this.#silent.hidden = !silent;
    this.#inDoubt.hidden = session !== 'in-doubt';
    this.#loggedOut.hidden = this.#logIn.hidden = session !== 'logged-out-elsewhere';
  }

  /** The event stream is broken, or is there (again). */
  showLost(lost: boolean): void {
    this.#lost.hidden = !lost;
  }

  /** Why the last button did nothing; an empty text when it did. */
  showProblem(text: string): void {
    setText(this.#problem, text);
  }
}

function notice(text: string): HTMLElement {
  return element('p', { className: 'notice', hidden: true }, text);
}
