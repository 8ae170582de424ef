import { BrokerError } from 'connect-message-broker/client';
import { element } from '../shared/element.js';
import { formatTime } from '../shared/formatTime.js';
import { readAttributes } from './readAttributes.js';

/** Reads the contact's attributes from Amazon Connect, and shows when they were read, or why they were not. */
export class ReadBack {
  readonly button = element('button', 'read-back', 'Read back');
  readonly text = element('span', '');
  readonly #contactId: string;
  readonly #names: readonly string[];
  readonly #onRead: (attributes: Readonly<Record<string, string>>, at: number) => void;
  #isReading = false;

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
    if (this.#isReading) return;
    this.#isReading = true;
    this.#show('reading …');
    const read = await readAttributes(this.#contactId, this.#names);
    this.#isReading = false;
    if (read instanceof BrokerError) {
      this.#show(`not read back: ${read.msg}`, 'status');
    } else {
      const now = Date.now();
      this.#onRead(read, now);
      this.#show(`read ${formatTime(now)}`);
    }
  }

  /** @param role `status`: screen readers announce the text at once */
  #show(text: string, role: 'status' | null = null): void {
    this.text.role = role;
    this.text.textContent = text;
  }
}
