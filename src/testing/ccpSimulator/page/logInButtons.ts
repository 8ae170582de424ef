import type { PageCommand } from '../wire/pageLink.js';
import { block, button } from './element.js';

/** The two ways to log in. One click each: Streams replaces a logged-out iframe every few seconds, with all that was typed. */
export function logInButtons(run: (command: PageCommand) => void): HTMLElement {
  return block(
    'actions',
    button('Log in', () => run({ name: 'log-in' }), 'main'),
    button('Log in as another agent', () => run({ name: 'log-in-as-another' })),
  );
}
