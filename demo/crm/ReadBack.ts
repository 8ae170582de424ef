import { BrokerError } from 'connect-message-broker/client';
import { element } from '../shared/element.js';
import { formatTime } from '../shared/formatTime.js';
import { readAttributes } from './readAttributes.js';

/** The first pause before it is read again whether what was accepted is stored; each is longer, up to the last. */
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 10_000;
/** After that the agent can press the button. */
const READ_FOR_MS = 600_000;

/** Reads the contact's attributes from Amazon Connect, and shows when they were read, or why they were not. */
export class ReadBack {
  readonly button = element('button', 'read-back', 'Read back');
  readonly text = element('span', '');
  readonly #contactId: string;
  readonly #names: readonly string[];
  readonly #onRead: (attributes: Readonly<Record<string, string>>, at: number) => void;
  #isReading = false;
  #isWatching = false;

  constructor(
    contactId: string,
    names: readonly string[],
    onRead: (attributes: Readonly<Record<string, string>>, at: number) => void,
  ) {
    this.#contactId = contactId;
    this.#names = names;
    this.#onRead = onRead;
    this.button.type = 'button';
    this.button.addEventListener('click', () => void this.read());
  }

  /** Does nothing while a read is in progress. */
  async read(): Promise<void> {
    if (!this.#isReading) await this.#read((text, role) => this.#show(text, role));
  }

  /** Reads quietly, again and again, until `isDone`: what the desktop has accepted is stored later. */
  async readUntil(isDone: () => boolean): Promise<void> {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const until = Date.now() + READ_FOR_MS;
    for (
      let pauseMs = FIRST_PAUSE_MS;
      !isDone() && Date.now() < until;
      pauseMs = Math.min(2 * pauseMs, LAST_PAUSE_MS)
    ) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (!this.#isReading) await this.#read();
    }
    this.#isWatching = false;
  }

  async #read(show: (text: string, role?: 'status') => void = () => {}): Promise<void> {
    this.#isReading = true;
    show('reading …');
    const read = await readAttributes(this.#contactId, this.#names);
    this.#isReading = false;
    if (read instanceof BrokerError) {
      show(`not read back: ${read.msg}`, 'status');
    } else {
      const now = Date.now();
      this.#onRead(read, now);
      show(`read ${formatTime(now)}`);
    }
  }

  /** @param role `status`: screen readers announce the text at once */
  #show(text: string, role?: 'status'): void {
    this.text.role = role ?? null;
    this.text.textContent = text;
  }
}
