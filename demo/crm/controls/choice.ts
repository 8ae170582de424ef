import { element } from '../../shared/element.js';
import type { AttributeControl } from './AttributeControl.js';
import { caption } from './caption.js';

/** One of some values, or none. */
export function choice(label: string, attributeName: string, values: readonly string[]): AttributeControl {
  const input = element('select', '');
  input.add(new Option('Choose …', ''));
  for (const value of values) input.add(new Option(value));
  return {
    attributeName,
    label,
    untouched: 'Nothing chosen yet',
    element: element('div', 'stacked', ...caption(input, label), input),
    input,
    value: () => input.value,
    show(value) {
      // Another desktop may know other values.
      if (![...input.options].some((option) => option.value === value)) input.add(new Option(value));
      input.value = value;
    },
  };
}
