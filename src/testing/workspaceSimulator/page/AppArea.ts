import { block, button, element, setText } from '../../page/element.js';
import type { PageCommand, ShownFrame, WorkspaceView } from '../wire/workspaceLink.js';

interface Open {
  readonly tab: HTMLElement;
  readonly name: HTMLButtonElement;
  readonly status: HTMLElement;
  readonly panel: HTMLElement;
  readonly problem: HTMLElement;
  readonly frame: HTMLIFrameElement;
}

const statusTexts = {
  loading: 'Loading',
  connecting: 'Connecting',
  running: 'Running',
  closing: 'Closing',
  failed: 'Failed',
};

/** The tabs of the apps, and the frames. A frame stays in the document, hidden or not, until its app is closed. */
export class AppArea {
  readonly root = element('section', { className: 'apps', ariaLabel: 'Apps' });
  readonly #tabs = block('tabs');
  readonly #launch: HTMLElement;
  readonly #panels = block('panels');
  readonly #empty = element('p', { className: 'empty' }, 'No app is open.');
  readonly #open = new Map<string, Open>();
  readonly #run: (command: PageCommand) => void;

  constructor(run: (command: PageCommand) => void) {
    this.#run = run;
    this.#launch = block('launch');
    this.#panels.append(this.#empty);
    this.root.append(block('bar', this.#tabs, this.#launch), this.#panels);
  }

  /** The app whose frame a window is. */
  frameOf(source: MessageEventSource | null): string | undefined {
    for (const [id, { frame }] of this.#open)
      if (source !== null && frame.contentWindow === source) return id;
    return undefined;
  }

  update({ loggedIn, frames, apps }: WorkspaceView): void {
    this.root.hidden = !loggedIn;
    const ids = new Set(frames.map(({ id }) => id));
    for (const [id, { tab, panel }] of this.#open) {
      if (ids.has(id)) continue;
      tab.remove();
      panel.remove();
      this.#open.delete(id);
    }
    for (const shown of frames) this.#show(shown);
    this.#empty.hidden = frames.some(({ isActive }) => isActive);
    const closed = apps.filter(({ isOpen }) => !isOpen).map(({ name }) => name);
    if (this.#launch.dataset.names === closed.join('\n')) return;
    this.#launch.dataset.names = closed.join('\n');
    this.#launch.replaceChildren(
      ...closed.map((app) => button(`Launch ${app}`, () => this.#run({ name: 'launch-app', app }), 'quiet')),
    );
  }

  #show(shown: ShownFrame): void {
    const open = this.#open.get(shown.id) ?? this.#add(shown);
    open.tab.hidden = !shown.hasTab;
    open.tab.classList.toggle('active', shown.isActive);
    open.name.ariaPressed = String(shown.isActive);
    open.status.dataset.status = shown.status;
    open.status.ariaLabel = statusTexts[shown.status];
    open.status.title = shown.problem ?? statusTexts[shown.status];
    open.panel.classList.toggle('active', shown.isActive);
    open.panel.inert = !shown.isActive;
    open.problem.hidden = shown.problem === null;
    setText(open.problem, shown.problem ?? '');
    if (shown.status === 'failed') open.frame.remove();
  }

  #add({ id, name, url, kind, sandbox, allow, contactId }: ShownFrame): Open {
    const frame = element('iframe', { title: name });
    frame.setAttribute('sandbox', sandbox);
    if (allow !== '') frame.allow = allow;
    frame.dataset.contactId = contactId ?? '';
    frame.src = url;
    const select = button(name, () => this.#run({ name: 'show-frame', frameId: id }));
    const close = button('×', () => this.#run({ name: 'close-frame', frameId: id }), 'close');
    close.ariaLabel = `Close ${name}`;
    const status = element('span', { className: 'status', role: 'img' });
    const problem = element('p', { className: 'failed', role: 'alert' });
    const open = {
      tab: block('tab', status, select, close),
      name: select,
      status,
      panel: block(kind === 'service' ? 'panel service' : 'panel', problem, frame),
      problem,
      frame,
    };
    this.#open.set(id, open);
    this.#tabs.append(open.tab);
    this.#panels.append(open.panel);
    return open;
  }
}
