import type { z } from 'zod';
import { parseJson } from '../readRequest.js';
import { WireError } from '../WireError.js';

/** @throws WireError when the body is no JSON object, or a member of it is missing or has a wrong type */
export function readCognitoRequest<Value>(schema: z.ZodType<Value>, body: string): Value {
  const { data, error } = schema.safeParse(parseJson(body));
  const [issue] = error?.issues ?? [];
  if (data === undefined || issue) {
    const [name] = issue?.path ?? [];
    throw name === undefined
      ? cognitoError('SerializationException', 'The body must be a JSON object')
      : cognitoError('InvalidParameterException', `${String(name)} is required and must be a string`);
  }
  return data;
}

export function cognitoError(name: string, message: string): WireError {
  return new WireError({ status: 400, name, message, from: 'service' });
}
