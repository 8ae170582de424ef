import { element } from '../../shared/element.js';
import type { AttributeControl } from './AttributeControl.js';
import { caption } from './caption.js';

/** A checkbox that stands for one of two values. */
export function checkbox(
  label: string,
  attributeName: string,
  [checked, unchecked]: readonly [string, string],
  hint?: HTMLElement,
): AttributeControl {
  const input = element('input', '');
  input.type = 'checkbox';
  return {
    attributeName,
    label,
    untouched: 'Not checked yet',
    element: element('div', 'checkbox', input, ...caption(input, label, hint)),
    input,
    value: () => (input.checked ? checked : unchecked),
    show(value) {
      input.checked = value === checked;
    },
  };
}
