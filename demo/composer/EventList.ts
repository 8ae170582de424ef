import { element } from '../shared/element.js';
import { eventText } from '../shared/eventText.js';
import { formatTime } from '../shared/formatTime.js';
import type { Envelope } from './talkToDesktop.js';

const KEPT_EVENTS = 20;

/** The events that have come, the newest first: a line for each, which opens to show it whole. */
export class EventList {
  readonly #list: HTMLElement;
  readonly #count: HTMLElement;
  #told = 0;

  /** @param count says how many have come */
  constructor(list: HTMLElement, count: HTMLElement) {
    this.#list = list;
    this.#count = count;
  }

  add(event: Envelope): void {
    this.#told += 1;
    this.#count.textContent = String(this.#told);
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
