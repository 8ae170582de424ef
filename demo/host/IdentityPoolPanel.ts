import type { SessionState } from 'connect-message-broker';
import { byId } from '../shared/byId.js';
import { hasExpired, IdentityPoolLogin } from './IdentityPoolLogin.js';

/** The longest delay of a timer: about 25 days. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** The panel in which the agent pastes the ID token, and sees when it expires. */
export class IdentityPoolPanel {
  readonly login = new IdentityPoolLogin();
  #agentWasLoggedIn = false;
  readonly #state = byId('pool-state', HTMLElement);
  readonly #input = byId('token', HTMLTextAreaElement);
  readonly #problem = byId('token-problem', HTMLElement);
  readonly #onChange: (hasToken: boolean) => void;
  #expiry: number | undefined;

  /** @param onChange called when a token has been accepted or removed */
  constructor(onChange: (hasToken: boolean) => void) {
    this.#onChange = onChange;
    this.#input.addEventListener('input', () => this.#showProblem(''));
    byId('pool', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#use();
    });
  }

  /** Removes the token at the agent's logout: the next agent pastes a new one. */
  follow(state: SessionState): void {
    if (state === 'logged_in') this.#agentWasLoggedIn = true;
    if (state !== 'logged_out' || !this.#agentWasLoggedIn) return;
    this.#agentWasLoggedIn = false;
    this.login.forget();
    this.#showState();
    this.#onChange(false);
  }

  #use(): void {
    try {
      this.login.use(this.#input.value);
    } catch (error) {
      this.#showProblem(error instanceof Error ? error.message : String(error));
      this.#input.focus();
      return;
    }
    this.#showProblem('');
    this.#input.value = '';
    this.#showState();
    this.#onChange(true);
  }

  #showState(): void {
    const { token } = this.login;
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

  #showProblem(problem: string): void {
    this.#problem.textContent = problem;
    this.#input.ariaInvalid = problem === '' ? null : 'true';
  }
}
