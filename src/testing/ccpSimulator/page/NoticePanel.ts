import { block, element, setText } from '../../page/element.js';
import type { PageCommand, PageView } from '../wire/pageLink.js';
import { loginButtons } from './loginButtons.js';

/** Notices of what the agent could not see otherwise: simulated and real problems. */
export class NoticePanel {
  readonly root: HTMLElement;
  readonly #lost = notice('The CCP simulator does not answer. It may have stopped.');
  readonly #silent = notice('Silent. The host page gets no answers and no updates.');
  readonly #inDoubt = notice('Authorization failed softly. No updates until re-authorized.');
  readonly #loggedOut = notice(
    'Logged out in another tab. This page was not notified; its heartbeats continue.',
  );
  readonly #logIn: HTMLElement;
  readonly #problem = element('p', { role: 'alert', className: 'notice bad' });

  constructor(run: (command: PageCommand) => void) {
    // After a silent logout the same agent, or a different one, can log in again while the page looks alive.
    this.#logIn = loginButtons(run);
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

  /** Shows whether the event stream is broken. */
  showLost(lost: boolean): void {
    this.#lost.hidden = !lost;
  }

  /** Shows why the last button had no effect; an empty text when it had one. */
  showProblem(text: string): void {
    setText(this.#problem, text);
  }
}

function notice(text: string): HTMLElement {
  return element('p', { className: 'notice', hidden: true }, text);
}
