import { element } from '../../shared/element.js';
import type { AttributeControl } from './AttributeControl.js';
import { caption } from './caption.js';

/** A future time. The agent enters local time; the attribute holds UTC. */
export function dateTime(label: string, attributeName: string): AttributeControl {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const input = element('input', '');
  input.type = 'datetime-local';
  const hint = element('span', 'hint', `${timeZone} time`);
  // Without a maximum, the year has six digits, and the fifth key would not move on to the next part.
  input.max = '9999-12-31T23:59';
  return {
    attributeName,
    label,
    untouched: 'No time entered yet',
    element: element('div', 'stacked', element('p', '', ...caption(input, label, hint)), input),
    input,
    value: () => (input.value === '' ? '' : new Date(input.value).toISOString()),
    show(value) {
      const instant = new Date(value);
      const localTime = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
      input.value = Number.isNaN(localTime.getTime()) ? '' : localTime.toISOString().slice(0, 16);
    },
    problem() {
      // The value of an incomplete date is empty, which would remove the attribute.
      if (input.validity.badInput) return 'the date or the time is not complete.';
      // This is the case while the year is being typed.
      if (Date.parse(input.value) < Date.now()) return 'this time has passed.';
      return undefined;
    },
  };
}
