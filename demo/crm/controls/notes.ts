import { element } from '../../shared/element.js';
import type { AttributeControl } from './AttributeControl.js';
import { caption } from './caption.js';

/** A text of several lines. */
export function notes(label: string, attributeName: string): AttributeControl {
  const input = element('textarea', '');
  input.rows = 2;
  return {
    attributeName,
    label,
    untouched: 'Nothing written yet',
    element: element('div', 'stacked', ...caption(input, label), input),
    input,
    value: () => input.value,
    show(value) {
      input.value = value;
    },
  };
}
