import type { SessionState } from 'connect-message-broker';
import { byId } from '../shared/byId.js';
import { hasExpired, IdentityPoolLogIn } from './IdentityPoolLogIn.js';

/** The longest that a timer can wait: about 25 days. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** Where the agent pastes the ID token, and sees until when it is good. */
export class IdentityPoolPanel {
  readonly logIn = new IdentityPoolLogIn();
  #agentWasLoggedIn = false;
  readonly #state = byId('pool-state', HTMLElement);
  readonly #input = byId('token', HTMLTextAreaElement);
  readonly #problem = byId('token-problem', HTMLElement);
  readonly #onChange: (hasToken: boolean) => void;
  #expiry: number | undefined;

  /** @param onChange is called when a token has been taken or forgotten */
  constructor(onChange: (hasToken: boolean) => void) {
    this.#onChange = onChange;
    this.#input.addEventListener('input', () => this.#say(''));
    byId('pool', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#use();
    });
  }

  /** Follows the agent: whoever logs in after a log-out brings a token of their own. */
  follow(state: SessionState): void {
    if (state === 'logged_in') this.#agentWasLoggedIn = true;
    if (state !== 'logged_out' || !this.#agentWasLoggedIn) return;
    this.#agentWasLoggedIn = false;
    this.logIn.forget();
    this.#showState();
    this.#onChange(false);
  }

  #use(): void {
    try {
      this.logIn.use(this.#input.value);
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
      this.#input.focus();
      return;
    }
    this.#say('');
    this.#input.value = '';
    this.#showState();
    this.#onChange(true);
  }

  #showState(): void {
    const { token } = this.logIn;
    window.clearTimeout(this.#expiry);
    if (token === undefined) {
      this.#state.textContent = 'Nobody is logged in to the identity pool.';
      return;
    }
    const until = format.format(token.expiresAt);
    if (hasExpired(token)) {
      this.#state.textContent = `The ID token of ${token.provider} expired at ${until}: paste a new one.`;
      return;
    }
    this.#state.textContent = `Logged in with ${token.provider}, until ${until}.`;
    const waitMs = Math.min(token.expiresAt - Date.now(), LONGEST_WAIT_MS);
    this.#expiry = window.setTimeout(() => this.#showState(), waitMs);
  }

  #say(problem: string): void {
    this.#problem.textContent = problem;
    this.#input.ariaInvalid = problem === '' ? null : 'true';
  }
}
