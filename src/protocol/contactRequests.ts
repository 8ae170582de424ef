import { readData } from './readData.js';

/** A checked question. */
export interface GetContactAttributes {
  readonly initialContactId: string;
  /** The names that are wanted. Default: all. */
  readonly names: readonly string[] | undefined;
}

/** @throws BrokerError `INVALID_REQUEST` */
export function parseGetContactAttributes(data: unknown): GetContactAttributes {
  const { InitialContactId, Names } = readData('Contact/GetContactAttributes', data);
  return { initialContactId: InitialContactId, names: Names };
}

/** A checked change. */
export interface UpdateContact {
  readonly contactId: string;
  /** New values by member of the API's request; at least one. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** @throws BrokerError `INVALID_REQUEST` */
export function parseUpdateContact(data: unknown): UpdateContact {
  const { ContactId, ...changes } = readData('Contact/UpdateContact', data);
  return { contactId: ContactId, changes };
}
