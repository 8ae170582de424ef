import { z } from 'zod';
import { memberOf, optionErrors } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import type {
  IncomingContact,
  SimulatedContact,
  SimulatedContactDetails,
  SimulatedContactType,
} from './simulatedContact.js';

const string = z.string().describe('a string');
const stringOrNull = z.string().nullish().describe('a string or null');
const strings = z.record(z.string(), string);

const details = {
  name: stringOrNull,
  description: stringOrNull,
  references: z
    .record(
      z.string(),
      z.object({ type: z.string(), value: z.string() }).describe('{ type, value }, both strings'),
    )
    .nullish(),
};
const changes = z.strictObject(details);

const common = {
  contactId: z.string().min(1).optional().describe('a text'),
  initialContactId: stringOrNull,
  monitoring: z.enum(['SILENT_MONITOR', 'BARGE']).optional().describe("'SILENT_MONITOR' or 'BARGE'"),
  queue: string.optional(),
  attributes: strings.optional(),
  ...details,
};
/** Settings that only contacts of one type have. */
const own: Readonly<Record<SimulatedContactType, z.core.$ZodLooseShape>> = {
  voice: { phoneNumber: string.optional() },
  queue_callback: { phoneNumber: string.optional() },
  chat: { customerName: string.optional() },
  task: {},
  email: {},
};
const types = Object.keys(own) as SimulatedContactType[];
const typed = z.looseObject({
  type: z
    .enum(types)
    .default('voice')
    .describe(`one of ${types.join(', ')}`),
});

/** The default name of a contact; null where Amazon Connect gives no default name either. */
const defaultNames: Readonly<Partial<Record<SimulatedContactType, string>>> = {
  task: 'Call back',
  email: 'Question',
};

type Details = Pick<SimulatedContact, 'name' | 'description' | 'references'>;

/**
 * Checks the settings of a contact that the method `method` received.
 * @throws TypeError that names the setting
 */
export function checkIncomingContact(contact: IncomingContact, method: string): void {
  const { type } = readOptions(typed, contact, optionErrors(memberOf(method)));
  const what = type === 'voice' ? method : `${method} of type ${type}`;
  const hasType = method !== 'incomingCall';
  const schema = z.strictObject({ ...(hasType && typed.shape), ...common, ...own[type] });
  const nameOf = memberOf(method);
  readOptions(
    schema,
    contact,
    optionErrors((path) => (path.length === 0 ? what : nameOf(path))),
  );
}

/** @throws TypeError that names the setting */
export function checkContactChanges(given: SimulatedContactDetails, method: string): void {
  readOptions(changes, given, optionErrors(memberOf(method)));
}

/** @throws TypeError when a value is not a string */
export function checkAttributes(attributes: Readonly<Record<string, string>>, option: string): void {
  readOptions(strings, attributes, optionErrors(memberOf(option)));
}

/** The details of a new contact: the given ones, and the defaults. */
export function detailsOf(contact: IncomingContact): Details {
  const { type = 'voice' } = contact;
  const { name = defaultNames[type] ?? null, description = null } = contact;
  const { references = type === 'task' || type === 'email' ? {} : null } = contact;
  return { name, description, references };
}
