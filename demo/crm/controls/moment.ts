import { element } from '../../shared/element.js';
import type { AttributeControl } from './AttributeControl.js';
import { caption } from './caption.js';

/** A time to come: entered as the clock on the wall shows it, kept as an instant in UTC. */
export function moment(label: string, attributeName: string): AttributeControl {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const input = element('input', '');
  input.type = 'datetime-local';
  const hint = element('span', 'hint', `${timeZone} time`);
  // Four digits of the year are enough, and the next one typed is no fifth.
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
      const wallClock = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
      input.value = Number.isNaN(wallClock.getTime()) ? '' : wallClock.toISOString().slice(0, 16);
    },
    problem() {
      // Half a date has an empty value, which would remove the attribute.
      if (input.validity.badInput) return 'the date or the time is not complete.';
      // As it is while the year is typed.
      if (Date.parse(input.value) < Date.now()) return 'this time has passed.';
      return undefined;
    },
  };
}
