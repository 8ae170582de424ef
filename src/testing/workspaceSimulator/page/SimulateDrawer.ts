import { block, element } from '../../page/element.js';
import { SimulateItem } from '../../page/SimulateItem.js';
import type { PageCommand, WorkspaceView } from '../wire/workspaceLink.js';

/** Buttons for what happens to an agent, not for what an agent does. */
export class SimulateDrawer {
  readonly root: HTMLElement;
  readonly #health: SimulateItem;
  readonly #silence: SimulateItem;
  readonly #network: SimulateItem;
  readonly #expiry: SimulateItem;
  readonly #fatal: SimulateItem;
  #active: string | undefined;

  constructor(run: (command: PageCommand) => void) {
    const contacts = [
      new SimulateItem('Incoming call', 'A new call rings.', () => run({ name: 'incoming-call' })),
      new SimulateItem('Transferred call', 'Rings too, with a different initial contact id.', () =>
        run({ name: 'transferred-call' }),
      ),
      new SimulateItem('Incoming chat', 'Without messages.', () => run({ name: 'incoming-chat' })),
      new SimulateItem('Incoming task', 'Without references.', () => run({ name: 'incoming-task' })),
    ];
    const other = new SimulateItem(
      'Another agent',
      'Logs in in another tab. This page and its apps stay.',
      () => run({ name: 'change-agent' }),
    );
    this.#expiry = new SimulateItem('Expiry warning', 'The session expires in a minute.', () =>
      run({ name: 'toggle-expiry' }),
    );
    this.#network = new SimulateItem('Network loss', 'The agent has no connection to Amazon Connect.', () =>
      run({ name: 'toggle-network' }),
    );
    this.#health = new SimulateItem(
      'No health answers',
      'After three intervals the apps find their connection unhealthy.',
      () => run({ name: 'toggle-health' }),
    );
    this.#silence = new SimulateItem('Silence', 'The workspace answers and sends nothing.', () =>
      run({ name: 'toggle-silence' }),
    );
    this.#fatal = new SimulateItem('Fatal error', 'Ends the connection of the app that is shown.', () => {
      if (this.#active !== undefined) run({ name: 'fail-frame', frameId: this.#active });
    });
    this.root = element(
      'aside',
      { ariaLabel: 'Tests' },
      element(
        'details',
        {},
        element('summary', {}, 'Simulate'),
        block(
          'drawer',
          element('h3', {}, 'Contacts'),
          ...contacts.map(({ root }) => root),
          element('h3', {}, 'Session'),
          ...[other, this.#expiry, this.#network].map(({ root }) => root),
          element('h3', {}, 'Apps'),
          ...[this.#health, this.#silence, this.#fatal].map(({ root }) => root),
        ),
      ),
    );
  }

  update(view: WorkspaceView): void {
    this.root.hidden = !view.loggedIn;
    const isLost = view.network !== 'connected';
    this.#expiry.setPressed(view.expiration !== null, view.expiration === null ? 'Not soon' : 'Warned');
    this.#network.setPressed(isLost, isLost ? 'Lost' : 'Connected');
    this.#health.setPressed(
      !view.answersHealthChecks,
      view.answersHealthChecks ? 'Answering' : 'Not answering',
    );
    this.#silence.setPressed(view.silent, view.silent ? 'Silent' : 'Answering');
    this.#active = view.frames.find(({ isActive }) => isActive)?.id;
    this.#fatal.setEnabled(this.#active !== undefined);
  }
}
