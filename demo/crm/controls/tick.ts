import { element } from '../../shared/element.js';
import type { AttributeControl } from './AttributeControl.js';
import { caption } from './caption.js';

/** One of two values. */
export function tick(
  label: string,
  attributeName: string,
  [ticked, empty]: readonly [string, string],
  hint?: HTMLElement,
): AttributeControl {
  const input = element('input', '');
  input.type = 'checkbox';
  return {
    attributeName,
    label,
    untouched: 'Not ticked yet',
    element: element('div', 'tick', input, ...caption(input, label, hint)),
    input,
    value: () => (input.checked ? ticked : empty),
    show(value) {
      input.checked = value === ticked;
    },
  };
}
