import { element } from '../../shared/element.js';
import type { Account } from '../customers.js';
import type { AttributeControl } from './AttributeControl.js';
import { tick } from './tick.js';

/** Ticked, the contact carries the address of the customer’s account. */
export function accountLink(label: string, attributeName: string, { url }: Account): AttributeControl {
  const control = tick(label, attributeName, [url, ''], element('code', '', url));
  return { ...control, untouched: 'Not attached yet' };
}
