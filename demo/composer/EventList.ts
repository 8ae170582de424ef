import { element } from '../shared/element.js';
import { eventText } from '../shared/eventText.js';
import { formatTime } from '../shared/formatTime.js';
import type { Envelope } from './talkToDesktop.js';

const KEPT_EVENTS = 20;

/** The events received, the newest first. Each is one line, which opens to show the whole event. */
export class EventList {
  readonly #list: HTMLElement;
  readonly #count: HTMLElement;
  #received = 0;

  /** @param count shows how many events have been received */
  constructor(list: HTMLElement, count: HTMLElement) {
    this.#list = list;
    this.#count = count;
  }

  add(event: Envelope): void {
    this.#received += 1;
    this.#count.textContent = String(this.#received);
    const line = element(
      'summary',
      '',
      `${formatTime(Date.now())} ${event.topic}/${event.subtopic} ${eventText(event)}`,
    );
    const json = element('pre', 'code', JSON.stringify(event, null, 2));
    this.#list.prepend(element('li', '', element('details', '', line, json)));
    while (this.#list.childElementCount > KEPT_EVENTS) this.#list.lastElementChild?.remove();
  }
}
