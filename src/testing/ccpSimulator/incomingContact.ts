import { checkOption, checkOptionNames } from './checkOption.js';
import type {
  IncomingContact,
  SimulatedContact,
  SimulatedContactDetails,
  SimulatedContactType,
} from './simulatedContact.js';
import { isRecord } from './wire/isRecord.js';

const detailNames = ['name', 'description', 'references'];
const commonNames = ['contactId', 'initialContactId', 'monitoring', 'queue', 'attributes', ...detailNames];
const ownNames: Readonly<Record<SimulatedContactType, readonly string[]>> = {
  voice: ['phoneNumber'],
  queue_callback: ['phoneNumber'],
  chat: ['customerName'],
  task: [],
  email: [],
};

/** What a contact is called when nobody says; null where Amazon Connect gives no name of its own accord either. */
const defaultNames: Readonly<Partial<Record<SimulatedContactType, string>>> = {
  task: 'Call back',
  email: 'Question',
};

type Details = Pick<SimulatedContact, 'name' | 'description' | 'references'>;

/**
 * Checks what the method `method` was given for a contact.
 * @throws TypeError that names the setting
 */
export function checkIncomingContact(contact: IncomingContact, method: string): void {
  checkOption(isRecord(contact), method, 'an object', contact);
  const { type = 'voice', contactId } = contact;
  const types = Object.keys(ownNames);
  checkOption(types.includes(type), `${method}.type`, `one of ${types.join(', ')}`, type);
  const what = type === 'voice' ? method : `${method} of type ${type}`;
  const typed = method === 'incomingCall' ? [] : ['type'];
  checkOptionNames(contact, what, [...typed, ...commonNames, ...ownNames[type]]);
  checkOption(
    contactId === undefined || (typeof contactId === 'string' && contactId !== ''),
    `${method}.contactId`,
    'a text',
    contactId,
  );
  const { monitoring } = contact;
  checkOption(
    monitoring === undefined || monitoring === 'SILENT_MONITOR' || monitoring === 'BARGE',
    `${method}.monitoring`,
    "'SILENT_MONITOR' or 'BARGE'",
    monitoring,
  );
  for (const name of ['phoneNumber', 'customerName'] as const) {
    const value = contact[name];
    checkOption(value === undefined || typeof value === 'string', `${method}.${name}`, 'a string', value);
  }
  checkAttributes(contact.attributes ?? {}, `${method}.attributes`);
  checkDetails(contact, method);
}

/** @throws TypeError that names the setting */
export function checkContactChanges(changes: SimulatedContactDetails, method: string): void {
  checkOptionNames(changes, method, detailNames);
  checkDetails(changes, method);
}

/** @throws TypeError when a value is no string */
export function checkAttributes(attributes: Readonly<Record<string, string>>, option: string): void {
  checkOptionNames(attributes, option, Object.keys(attributes));
  for (const [name, value] of Object.entries(attributes)) {
    checkOption(typeof value === 'string', `${option}.${name}`, 'a string', value);
  }
}

/** The details of a new contact: what was given, and the defaults. */
export function detailsOf(contact: IncomingContact): Details {
  const { type = 'voice' } = contact;
  const { name = defaultNames[type] ?? null, description = null } = contact;
  const { references = type === 'task' || type === 'email' ? {} : null } = contact;
  return { name, description, references };
}

function checkDetails({ name, description, references }: SimulatedContactDetails, option: string): void {
  for (const [detail, value] of Object.entries({ name, description })) {
    checkOption(isTextOrNull(value), `${option}.${detail}`, 'a string or null', value);
  }
  if (references === undefined || references === null) return;
  checkOptionNames(references, `${option}.references`, Object.keys(references));
  for (const [reference, value] of Object.entries(references)) {
    const valid = typeof value?.type === 'string' && typeof value.value === 'string';
    checkOption(valid, `${option}.references.${reference}`, '{ type, value }, both strings', value);
  }
}

function isTextOrNull(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}
