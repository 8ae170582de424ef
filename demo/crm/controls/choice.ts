import { element } from '../../shared/element.js';
import type { AttributeControl } from './AttributeControl.js';
import { caption } from './caption.js';

/** A list to choose one value from, or none. */
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
      // A different app may have written a value that is not in the list.
      if (![...input.options].some((option) => option.value === value)) input.add(new Option(value));
      input.value = value;
    },
  };
}
