import { block, button } from '../../page/element.js';
import type { PageCommand } from '../wire/pageLink.js';

/** The two ways to log in, with one click each: Streams replaces a logged-out iframe every few seconds, with everything typed in it. */
export function loginButtons(run: (command: PageCommand) => void): HTMLElement {
  return block(
    'actions',
    button('Log in', () => run({ name: 'login' }), 'main'),
    button('Log in as another agent', () => run({ name: 'login-as-another-agent' })),
  );
}
