import { z } from 'zod';
import { memberOf, optionErrors } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import type { ArrivingContact } from './workspaceContact.js';

const string = z.string().describe('a string');
const text = z.string().min(1).optional().describe('a text');
const attributes = z.record(z.string(), string);

const arrivingContact = z.strictObject({
  type: z
    .enum(['voice', 'queue_callback', 'chat', 'task', 'email'])
    .default('voice')
    .describe('one of voice, queue_callback, chat, task, email'),
  contactId: text,
  initialContactId: text,
  phoneNumber: string.optional(),
  customerName: string.optional(),
  queue: string.optional(),
  attributes: attributes.optional(),
} satisfies { readonly [Name in keyof ArrivingContact]-?: z.ZodType<ArrivingContact[Name]> });

/** @throws TypeError that names the setting */
export function readArrivingContact(
  contact: ArrivingContact,
  method: string,
): z.output<typeof arrivingContact> {
  return readOptions(arrivingContact, contact, optionErrors(memberOf(method)));
}

/** @throws TypeError when a value is not a string */
export function readAttributes(given: Record<string, string>, method: string): Record<string, string> {
  return readOptions(attributes, given, optionErrors(memberOf(method)));
}
