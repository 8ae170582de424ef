import { block, element, setOptions } from '../../page/element.js';
import { SimulateItem } from '../../page/SimulateItem.js';
import type { AttributeEcho } from '../attributeEcho.js';
import type { PageCommand, PageView } from '../wire/pageLink.js';

const laterMs = 3000;

/** Buttons for what happens to an agent, not for what an agent does. */
export class SimulatePanel {
  readonly root: HTMLElement;
  readonly #whileLoggedIn: SimulateItem[];
  readonly #whilePagesLive: SimulateItem[];
  readonly #reauthorize: SimulateItem;
  readonly #silence: SimulateItem;
  readonly #echo: HTMLSelectElement;
  #silent = false;

  constructor(run: (command: PageCommand) => void) {
    const contacts = [
      new SimulateItem('Incoming call', 'A new call rings.', () => run({ name: 'incoming-call' })),
      new SimulateItem('Transferred call', 'Rings too, with a different initial contact id.', () =>
        run({ name: 'transferred-call' }),
      ),
      new SimulateItem('Queued callback', 'Waits to be accepted; then the customer is called.', () =>
        run({ name: 'queued-callback' }),
      ),
      new SimulateItem('Incoming chat', 'Without messages. Several can be there at once.', () =>
        run({ name: 'incoming-chat' }),
      ),
      new SimulateItem('Incoming task', 'With description and reference; it can be paused.', () =>
        run({ name: 'incoming-task' }),
      ),
      new SimulateItem('Incoming email', 'Its name is its subject; it has no text.', () =>
        run({ name: 'incoming-email' }),
      ),
    ];
    const logOut = new SimulateItem(
      'Log out in another tab',
      'The session ends without notice to the host page: updates stop, heartbeats continue.',
      () => run({ name: 'logout-elsewhere' }),
    );
    const soft = new SimulateItem(
      'Soft authorization failure',
      'A temporary failure: updates stop until re-authorized.',
      () => run({ name: 'soft-auth-fail' }),
    );
    this.#reauthorize = new SimulateItem('Re-authorize', 'After a soft failure: updates resume.', () =>
      run({ name: 're-authorize' }),
    );
    const hard = new SimulateItem(
      'Hard authorization failure',
      'Ends the session: the host page is notified, and the login appears.',
      () => run({ name: 'hard-auth-fail' }),
    );
    this.#silence = new SimulateItem(
      'Silence',
      'The softphone answers and sends nothing, as if it hung. Press again to end it.',
      () => run({ name: this.#silent ? 'end-silence' : 'go-silent' }),
    );
    this.#echo = element('select', {
      onchange: () => run({ name: 'set-attribute-echo', attributeEcho: echoOf(this.#echo.value) }),
    });
    this.#echo.setAttribute('aria-describedby', 'attribute-echo-help');
    this.#whileLoggedIn = [...contacts, logOut];
    this.#whilePagesLive = [soft, hard];
    this.root = element(
      'aside',
      { ariaLabel: 'Tests' },
      element(
        'details',
        {},
        element('summary', {}, 'Simulate'),
        block(
          'drawer',
          element('h2', {}, 'Contacts'),
          ...contacts.map(({ root }) => root),
          element('h2', {}, 'Session'),
          ...[logOut, soft, this.#reauthorize, hard].map(({ root }) => root),
          element('h2', {}, 'Answers'),
          this.#silence.root,
          block(
            'echo',
            element('label', {}, 'Attribute echo', this.#echo),
            element(
              'p',
              { id: 'attribute-echo-help', className: 'soft' },
              'When Streams shows attributes that were written.',
            ),
          ),
        ),
      ),
    );
  }

  update({ session, silent, attributeEcho }: PageView): void {
    const loggedIn = session === 'logged-in' || session === 'in-doubt';
    for (const each of this.#whileLoggedIn) each.setEnabled(loggedIn);
    for (const each of this.#whilePagesLive) each.setEnabled(session !== 'logged-out');
    this.#reauthorize.setEnabled(session === 'in-doubt');
    this.#silent = silent;
    this.#silence.setPressed(silent, silent ? 'Silent' : 'Answering');
    const later = typeof attributeEcho === 'number' ? attributeEcho : laterMs;
    setOptions(this.#echo, ['At once', labelOf(later), 'Never'], labelOf(attributeEcho));
  }
}

function labelOf(echo: AttributeEcho): string {
  if (echo === 'at-once') return 'At once';
  return echo === 'never' ? 'Never' : `After ${echo} ms`;
}

function echoOf(label: string): AttributeEcho {
  if (label === 'At once') return 'at-once';
  return label === 'Never' ? 'never' : Number(label.match(/\d+/)?.[0] ?? laterMs);
}
