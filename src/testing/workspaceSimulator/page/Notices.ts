import { block, element, setText } from '../../page/element.js';
import type { WorkspaceView } from '../wire/workspaceLink.js';

/** What is wrong, in one line each. */
export class Notices {
  readonly root: HTMLElement;
  readonly #lost = element('p', { role: 'alert' });
  readonly #service = element('p', { role: 'alert' });
  readonly #expiry = element('p', { role: 'status' });
  readonly #problem = element('p', { role: 'alert' });

  constructor() {
    this.root = block('notices', this.#lost, this.#service, this.#expiry, this.#problem);
  }

  update({ problem, expiration }: WorkspaceView): void {
    setText(this.#service, problem ?? '');
    const at = expiration === null ? '' : new Date(expiration).toLocaleTimeString();
    setText(this.#expiry, at && `The session expires at ${at}.`);
  }

  showLost(isLost: boolean): void {
    setText(this.#lost, isLost ? 'The simulator does not answer: it has stopped, or restarts.' : '');
  }

  /** Why a button could not do its step. */
  showProblem(text: string): void {
    setText(this.#problem, text);
  }
}
