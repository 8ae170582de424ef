import { WireError } from '../WireError.js';
import { type Members, tryReadMembers } from './readMembers.js';

/** @throws WireError when the body is no JSON object */
export function readCognitoMembers(body: string): Members {
  const members = tryReadMembers(body);
  if (!members) {
    throw cognitoError('SerializationException', 'The body must be a JSON object');
  }
  return members;
}

/** @throws WireError when the member is missing or no string */
export function readCognitoString(members: Members, name: string): string {
  const value = members.get(name);
  if (typeof value !== 'string') {
    throw cognitoError('InvalidParameterException', `${name} is required and must be a string`);
  }
  return value;
}

export function cognitoError(name: string, message: string): WireError {
  return new WireError({ status: 400, name, message, from: 'service' });
}
