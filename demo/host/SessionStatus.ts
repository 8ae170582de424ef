import type { SessionState } from 'connect-message-broker';
import { sessionText } from './sessionText.js';

/** Shows the session in the header. */
export class SessionStatus {
  readonly #root: HTMLElement;
  readonly #text: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#text = root.querySelector('strong') ?? root;
  }

  show(state: SessionState): void {
    this.#root.dataset.state = state;
    this.#text.textContent = sessionText[state];
  }

  /** Shows that there is no broker, and so no session. */
  showNone(): void {
    this.#text.textContent = 'No broker is running: see the console';
  }
}
