import { describeContact } from './describeContact.js';
import { getContactAttributes } from './getContactAttributes.js';
import { getCredentialsForIdentity } from './getCredentialsForIdentity.js';
import { getId } from './getId.js';
import { updateContact } from './updateContact.js';
import { updateContactAttributes } from './updateContactAttributes.js';

/** Every operation that the emulator plays. */
export const operations = [
  updateContactAttributes,
  getContactAttributes,
  updateContact,
  describeContact,
  getId,
  getCredentialsForIdentity,
] as const;

export type Operation = (typeof operations)[number];
