import { z } from 'zod';
import type { EmulatorState } from '../EmulatorState.js';
import { parseJson, readRequest } from '../readRequest.js';
import { refuse } from './refuse.js';

/** Any JSON object. */
const members = z.record(z.string(), z.unknown(), 'be a JSON object');

/** @throws WireError for the first problem that a service would find */
export function readOrRefuse<Value>(schema: z.ZodType<Value>, request: unknown, state: EmulatorState): Value {
  const result = readRequest(schema, request);
  const [problem] = result.problems;
  if (problem || result.value === undefined) {
    throw refuse(
      state,
      problem?.kind ?? 'malformedBody',
      problem?.message ?? 'The body must be a JSON object',
    );
  }
  return result.value;
}

/** The members of a request's body; none when it is no JSON object. */
export function membersOf(body: string): Readonly<Record<string, unknown>> {
  return readRequest(members, parseJson(body)).value ?? {};
}

/** The members of a request's body. @throws WireError when it is no JSON object */
export function readMembers(body: string, state: EmulatorState): Readonly<Record<string, unknown>> {
  return readOrRefuse(members, parseJson(body), state);
}
