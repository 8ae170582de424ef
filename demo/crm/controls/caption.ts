import { element } from '../../shared/element.js';
import { uniqueId } from '../uniqueId.js';

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Makes the label of an input, and connects the input with its hint. */
export function caption(input: Input, label: string, hint?: HTMLElement): HTMLElement[] {
  const text = element('label', '', label);
  text.htmlFor = input.id = uniqueId();
  if (hint === undefined) return [text];
  hint.id = uniqueId();
  input.setAttribute('aria-describedby', hint.id);
  return [text, hint];
}
