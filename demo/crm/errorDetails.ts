import type { BrokerError } from 'connect-message-broker/client';
import { element } from '../shared/element.js';
import { labelled } from '../shared/labelled.js';

/** The details of a failure, for developers. */
export function errorDetails(error: BrokerError, label: string): HTMLDetailsElement {
  const { errorType, outcome, message, details } = error;
  return element(
    'details',
    '',
    element('summary', '', ...labelled('For developers', `For developers: ${label}`)),
    element(
      'dl',
      'code',
      ...entry('errorType', errorType),
      ...entry('outcome', outcome),
      ...entry('errorMessage', message),
      ...details.flatMap((detail) => entry(detail.path, detail.message)),
    ),
  );
}

function entry(name: string, value: string): [HTMLElement, HTMLElement] {
  return [element('dt', '', name), element('dd', '', value)];
}
