import type { SeededRandom } from './SeededRandom.js';

type State = 'logged_in' | 'suspect' | 'logged_out';

/** A session of the host page in which agents log in and out. */
export class RandomSession {
  state: State = 'logged_in';
  readonly #listeners = new Set<(state: State) => void>();

  subscribe(listener: (state: State) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The agent is logged out, or the session in doubt, for some milliseconds. */
  disturb(random: SeededRandom): void {
    if (this.state !== 'logged_in') return;
    this.#change(random.chance(0.5) ? 'logged_out' : 'suspect');
    setTimeout(() => this.#change('logged_in'), random.below(600));
  }

  #change(state: State): void {
    this.state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
