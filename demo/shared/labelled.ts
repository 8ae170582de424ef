import { element } from './element.js';

/** A short text for the eye, which sees what it belongs to, and a complete one for screen readers. */
export function labelled(shown: string, spoken: string): [HTMLElement, HTMLElement] {
  const visible = element('span', '', shown);
  visible.ariaHidden = 'true';
  return [visible, element('span', 'visually-hidden', spoken)];
}
