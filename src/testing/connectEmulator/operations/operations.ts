import { getContactAttributes } from './getContactAttributes.js';
import { getCredentialsForIdentity } from './getCredentialsForIdentity.js';
import { getId } from './getId.js';
import type { Operation } from './Operation.js';
import { updateContactAttributes } from './updateContactAttributes.js';

/** Every operation that the emulator plays. */
export const operations: readonly Operation[] = [
  updateContactAttributes,
  getContactAttributes,
  getId,
  getCredentialsForIdentity,
];
