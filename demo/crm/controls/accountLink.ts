import { element } from '../../shared/element.js';
import type { Account } from '../customers.js';
import type { AttributeControl } from './AttributeControl.js';
import { checkbox } from './checkbox.js';

/** A checkbox: while it is checked, the contact has the URL of the customer’s account. */
export function accountLink(label: string, attributeName: string, { url }: Account): AttributeControl {
  const control = checkbox(label, attributeName, [url, ''], element('code', '', url));
  return { ...control, untouched: 'Not attached yet' };
}
