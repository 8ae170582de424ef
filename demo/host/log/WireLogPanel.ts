import { byId } from '../../shared/byId.js';
import { EntryItem } from './EntryItem.js';
import { entryAsJson } from './entryAsJson.js';
import type { LogEntry } from './LogEntry.js';
import { type KindFilter, kindFilters, passes } from './LogFilter.js';
import { WireLog } from './WireLog.js';

/** The wire log on the page, with its filters and buttons. */
export class WireLogPanel {
  readonly log = new WireLog(() => this.#renderSoon());
  readonly #list = byId('log', HTMLOListElement);
  readonly #count = byId('log-count', HTMLElement);
  readonly #empty = byId('log-empty', HTMLElement);
  readonly #status = byId('log-status', HTMLElement);
  readonly #filter = byId('log-filter', HTMLInputElement);
  readonly #kind = byId('log-show', HTMLSelectElement);
  readonly #values = byId('log-values', HTMLInputElement);
  readonly #items = new Map<LogEntry, EntryItem>();
  #isRenderDue = false;
  /** While a mouse button or finger is down on the list, nothing in it may move: the release would meet a different entry. */
  #isPressed = false;

  constructor() {
    for (const [value, name] of Object.entries(kindFilters)) this.#kind.add(new Option(name, value));
    this.#filter.addEventListener('input', () => this.#render());
    this.#kind.addEventListener('change', () => this.#render());
    this.#values.addEventListener('change', () => this.#render());
    this.#list.addEventListener('pointerdown', ({ button }) => {
      // A context menu may keep the release of the other buttons to itself.
      this.#isPressed = button === 0;
    });
    for (const release of ['pointerup', 'pointercancel']) {
      window.addEventListener(release, () => {
        this.#isPressed = false;
        this.#renderSoon();
      });
    }
    byId('log-copy', HTMLElement).addEventListener('click', () => void this.#copy());
    byId('log-clear', HTMLElement).addEventListener('click', () => this.#clear());
    this.#render();
  }

  /** Renders once per frame, for any number of messages: apps must not be able to keep the page busy. */
  #renderSoon(): void {
    if (this.#isRenderDue) return;
    this.#isRenderDue = true;
    requestAnimationFrame(() => {
      this.#isRenderDue = false;
      if (!this.#isPressed) this.#render();
    });
  }

  #render(): void {
    const { entries } = this.log;
    const shown = new Set(this.#shownEntries());
    for (const [entry, item] of this.#items) {
      if (entries.includes(entry)) continue;
      item.root.remove();
      this.#items.delete(entry);
    }
    for (const entry of entries.toReversed()) {
      const item = this.#items.get(entry) ?? this.#addItem(entry);
      item.update(this.#values.checked);
      item.root.hidden = !shown.has(entry);
    }
    this.#count.textContent = `${shown.size} of ${entries.length} shown`;
    this.#empty.textContent = emptyText(shown.size, entries.length);
  }

  #addItem(entry: LogEntry): EntryItem {
    const item = new EntryItem(entry, this.#values.checked);
    this.#items.set(entry, item);
    this.#list.prepend(item.root);
    return item;
  }

  #shownEntries(): LogEntry[] {
    const filter = { text: this.#filter.value.trim(), kind: this.#kind.value as KindFilter };
    return this.log.entries.filter((entry) => passes(entry, filter));
  }

  async #copy(): Promise<void> {
    const entries = this.#shownEntries().map((entry) => entryAsJson(entry, this.#values.checked));
    try {
      await navigator.clipboard.writeText(JSON.stringify(entries, null, 2));
      this.#status.textContent = `Copied ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`;
    } catch {
      this.#status.textContent = 'The browser did not allow the copy';
    }
  }

  #clear(): void {
    this.log.clear();
    this.#status.textContent = 'Cleared';
    this.#render();
  }
}

function emptyText(shown: number, kept: number): string {
  if (kept === 0) return 'No entries yet. The messages of apps, and their answers, appear here.';
  return shown === 0 ? 'No entry matches the filter.' : '';
}
