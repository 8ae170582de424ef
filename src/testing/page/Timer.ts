import { element, setText } from './element.js';
import { formatDuration } from './formatDuration.js';

/** The time since something began. It ticks in the page; the server sends the time only when something changes. */
export class Timer {
  /** Screen readers read it on request; an announcement each second would be too much. */
  readonly root = element('span', {
    className: 'timer',
    role: 'timer',
    ariaLabel: 'Duration',
    ariaLive: 'off',
  });
  readonly #ticking = setInterval(() => this.#show(), 500);
  #began = Date.now();

  update(elapsedMs: number): void {
    this.#began = Date.now() - elapsedMs;
    this.#show();
  }

  stop(): void {
    clearInterval(this.#ticking);
  }

  #show(): void {
    setText(this.root, formatDuration(Date.now() - this.#began));
  }
}
