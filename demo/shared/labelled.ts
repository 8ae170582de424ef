import { element } from './element.js';

/** A short text to see, where the eye has the rest at hand, and a whole one to hear. */
export function labelled(seen: string, heard: string): [HTMLElement, HTMLElement] {
  const visible = element('span', '', seen);
  visible.ariaHidden = 'true';
  return [visible, element('span', 'visually-hidden', heard)];
}
